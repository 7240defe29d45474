using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Intake;

/// <summary>A refusal as a unary call's error: google.rpc.BadRequest with each field, ErrorInfo with the rule, and the signed answer.</summary>
internal static class RefusalError
{
    public static RpcException Of(Refusal refusal, StatementId statement, Envelope? answer)
    {
        var first = refusal.Findings[0];
        List<IMessage> details =
        [
            ErrorDetail.BadRequest(refusal.Findings.Select(finding => new FieldError(finding.Field, finding.Rule, finding.Message))),
            ErrorDetail.ErrorInfo(first.Rule, Metadata(refusal, statement)),
        ];
        if (answer is not null) details.Add(answer);
        return RichError.Create(refusal.Status, $"{first.Field}: {first.Message}", details);
    }

    private static IEnumerable<(string Key, string Value)> Metadata(Refusal refusal, StatementId statement)
    {
        if (!statement.IsNone) yield return ("statement_id", statement.ToString());
        if (!refusal.Current.IsNone) yield return ("current_statement_id", refusal.Current.ToString());
    }
}
