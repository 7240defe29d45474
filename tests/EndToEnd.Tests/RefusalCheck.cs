using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using BadRequest = Google.Rpc.BadRequest;
using ErrorInfo = Google.Rpc.ErrorInfo;

namespace Tabulation.EndToEnd.Tests;

/// <summary>What a refusal must look like on both ways in: the unary call's error and the stream's signed answer.</summary>
internal static class RefusalCheck
{
    /// <summary>Hands the envelope in on both ways; nothing may be recorded. The refusal, as signed.</summary>
    public static async Task<Refusal> RefusedAsync(this TestClient client, Envelope envelope, StatusCode status, string rule, string field)
    {
        var before = await client.HeadAsync();
        var signed = Unary(client, await client.RefusedAsync(envelope), envelope, (status, rule, field));
        var streamed = Assert.Single(await client.SubmitManyAsync(new SubmitManyRequest { Envelope = envelope }));
        Check(streamed, envelope, rule, field);
        Assert.Equal(before, await client.HeadAsync());
        return signed;
    }

    private static Refusal Unary(TestClient client, RpcException error, Envelope envelope, (StatusCode Status, string Rule, string Field) expected)
    {
        Assert.Equal(expected.Status, error.StatusCode);
        Assert.StartsWith(expected.Field + ": ", error.Status.Detail, StringComparison.Ordinal);
        var violation = error.GetDetail<BadRequest>()!.FieldViolations[0];
        Assert.Equal((expected.Field, expected.Rule), (violation.Field, violation.Reason));
        Assert.Equal(expected.Rule, error.GetDetail<ErrorInfo>()!.Reason);
        return Check(client.Open(error.GetDetail<Envelope>()!), envelope, expected.Rule, expected.Field);
    }

    private static Refusal Check(Answer answer, Envelope envelope, string rule, string field)
    {
        Assert.Equal(Answer.OutcomeOneofCase.Refusal, answer.OutcomeCase);
        Assert.Equal<ByteString>(envelope.Id(), answer.StatementId);
        var first = answer.Refusal.Findings[0];
        Assert.Equal((rule, field, Disposition.Refuse), (first.Rule, first.Field, first.Disposition));
        Assert.NotEmpty(first.Message);
        return answer.Refusal;
    }
}
