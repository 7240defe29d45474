using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using BadRequest = Google.Rpc.BadRequest;
using ErrorInfo = Google.Rpc.ErrorInfo;

namespace Tabulation.Intake.Tests;

public sealed class RefusalErrorTests
{
    private static readonly StatementId Statement = new(Digest.Of("statement"u8));
    private static readonly StatementId Current = new(Digest.Of("current"u8));

    [Fact]
    public void It_names_every_field_the_first_rule_the_statements_and_carries_the_signed_answer()
    {
        Finding[] findings =
        [
            new() { Rule = "REPLACES_NOT_CURRENT", Field = "replaces", Message = "It was replaced." },
            new() { Rule = "REASON_MISSING", Field = "precinct_result.reason", Message = "Say why." },
        ];
        var answer = new Envelope { BundleSize = 1 };
        var error = RefusalError.Of(new Refusal(default, findings, Current, StatusCode.Aborted), Statement, answer);
        Assert.Equal((StatusCode.Aborted, "replaces: It was replaced."), (error.StatusCode, error.Status.Detail));
        Assert.Equal(
            findings.Select(finding => (finding.Field, finding.Rule, finding.Message)),
            error.GetDetail<BadRequest>()!.FieldViolations.Select(violation => (violation.Field, violation.Reason, violation.Description)));
        var info = error.GetDetail<ErrorInfo>()!;
        Assert.Equal(("REPLACES_NOT_CURRENT", Statement.ToString(), Current.ToString()), (info.Reason, info.Metadata["statement_id"], info.Metadata["current_statement_id"]));
        Assert.Equal(answer, error.GetDetail<Envelope>());
    }

    [Fact]
    public void Without_a_statement_there_is_nothing_to_sign_nor_to_name()
    {
        var refusal = Refusal.Early(default, IntakeRule.SubmissionMissing, "envelope", "No envelope was sent.");
        var error = RefusalError.Of(refusal, default, null);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Empty(error.GetDetail<ErrorInfo>()!.Metadata);
        Assert.Null(error.GetDetail<Envelope>());
    }

    [Fact]
    public void Every_rule_of_the_judge_has_a_status_and_every_one_of_intake_a_code_of_its_own()
    {
        Assert.All(Enum.GetValues<Domain.Rules.Rule>(), rule => Assert.NotEqual(StatusCode.OK, RefusalStatus.Of(rule)));
        Assert.All(Enum.GetValues<IntakeRule>(), rule => Assert.NotEqual(StatusCode.OK, rule.Status()));
        var codes = Enum.GetValues<IntakeRule>().Select(rule => rule.Code()).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(Enum.GetNames<IntakeRule>().Select(name => name.ToUpperInvariant()), codes.Select(code => code.Replace("_", "", StringComparison.Ordinal)));
    }
}
