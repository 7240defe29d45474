using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Handing;

/// <summary>Signs one statement, hands it in and prints the answer.</summary>
internal static class OneStatement
{
    /// <param name="invocation">Where to, and where to print.</param>
    /// <param name="signer">Who says it.</param>
    /// <param name="content">What is said; the election's id is filled in.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ExitCode> HandInAsync(Invocation invocation, StatementSigner signer, Payload content, CancellationToken cancellation)
    {
        content.ElectionId = await ElectionIdAsync(invocation, cancellation);
        var answered = await SubmitAsync(invocation, signer, content, cancellation);
        if (invocation.Json) JsonOutput.Print(answered.Document());
        else if (answered.IsRecorded) await Console.Out.WriteLineAsync($"Statement {answered.Id} {string.Join(' ', answered.Lines())}.");
        if (answered.IsRecorded) return ExitCode.Ok;
        await Console.Error.WriteLineAsync($"Statement {answered.Id} is refused:");
        foreach (var line in answered.Lines()) await Console.Error.WriteLineAsync(line);
        return ExitCode.Refused;
    }

    private static async Task<ByteString> ElectionIdAsync(Invocation invocation, CancellationToken cancellation)
    {
        var head = await invocation.Server.HeadAsync(cancellation);
        return head.ElectionId.Length > 0 ? head.ElectionId : throw new RpcException(new Status(StatusCode.Unavailable, "no election is defined there yet."));
    }

    private static async Task<AnsweredStatement> SubmitAsync(
        Invocation invocation, StatementSigner signer, Payload content, CancellationToken cancellation)
    {
        AnsweredStatement? answer = null;
        var submitter = await invocation.Server.SubmitterAsync(null, cancellation);
        await submitter.SubmitAsync([signer.Sign([signer.Encode(content)], [0])], given => answer = given, cancellation);
        return answer ?? throw new UntrustedAnswerException("The server ended the call without an answer.");
    }
}
