using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Rules;

namespace Tabulation.Cli.Handing;

/// <summary>Signs one statement, hands it in and prints the answer.</summary>
internal static class OneStatement
{
    /// <param name="invocation">Where to, and where to print.</param>
    /// <param name="signer">Who says it.</param>
    /// <param name="content">What is said; the election's id is filled in.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="replace">Where another statement stands in its place, name that one and hand it in again.</param>
    /// <param name="more">What else there is to say about it, in JSON.</param>
    /// <param name="mayBeUndone">
    /// What it did may have been undone, and the same words be meant to do it again: where they were recorded before, they are said anew, under another id, unless
    /// what they say is still so.
    /// </param>
    public static async Task<ExitCode> HandInAsync(
        Invocation invocation, StatementSigner signer, Payload content, CancellationToken cancellation, bool replace = false,
        JsonObject? more = null, bool mayBeUndone = false)
    {
        var head = await HeadAsync(invocation, cancellation);
        content.ElectionId = head.ElectionId;
        var answered = await SubmitAsync(invocation, signer, content, cancellation);
        if (replace && answered.Answer.Refusal?.CurrentStatementId is { Length: > 0 } current)
        {
            content.Replaces = current;
            if (!invocation.Json) await Console.Out.WriteLineAsync($"It replaces statement {Convert.ToHexStringLower(current.Span)}.");
            answered = await SubmitAsync(invocation, signer, content, cancellation);
        }

        if (mayBeUndone) answered = await AnewAsync(invocation, signer, content, answered, head, cancellation);
        return await PrintAsync(invocation, answered, Document(answered, content, more), IsBefore(answered, head));
    }

    private static async Task<AnsweredStatement> AnewAsync(
        Invocation invocation, StatementSigner signer, Payload content, AnsweredStatement answered, GetHeadResponse head, CancellationToken cancellation)
    {
        var said = answered;
        for (var times = 1; IsBefore(said, head); times++)
        {
            answered = said;
            said = await SubmitAsync(invocation, signer.SayingAgain(times), content, cancellation);
        }

        return said.Answer.Refusal?.Findings.Any(finding => finding.Rule == Rule.ChangeWithoutEffect.Code()) == true ? answered : said;
    }

    private static bool IsBefore(AnsweredStatement answered, GetHeadResponse head) => answered.IsRecorded && answered.Answer.Receipt.Position < head.Head.Size;

    private static async Task<ExitCode> PrintAsync(Invocation invocation, AnsweredStatement answered, JsonObject document, bool isBefore)
    {
        if (answered.IsRecorded) document.Insert(2, "recordedBefore", isBefore);
        if (invocation.Json) JsonOutput.Print(document);
        else if (answered.IsRecorded) await Console.Out.WriteLineAsync($"Statement {answered.Id} {string.Join(' ', answered.Lines())}.");
        if (isBefore && !invocation.Json) await Console.Out.WriteLineAsync("It was recorded then, in the very same words; nothing was recorded now.");
        if (answered.IsRecorded) return ExitCode.Ok;
        await Console.Error.WriteLineAsync($"Statement {answered.Id} is refused:");
        foreach (var line in answered.Lines()) await Console.Error.WriteLineAsync(line);
        return ExitCode.Refused;
    }

    private static JsonObject Document(AnsweredStatement answered, Payload content, JsonObject? more)
    {
        var document = answered.Document();
        if (!content.Replaces.IsEmpty) document.Insert(1, "replaces", Convert.ToHexStringLower(content.Replaces.Span));
        if (more is not null) document["said"] = more;
        return document;
    }

    private static async Task<GetHeadResponse> HeadAsync(Invocation invocation, CancellationToken cancellation)
    {
        var head = await invocation.Server.HeadAsync(cancellation);
        return head.ElectionId.Length > 0
            ? head
            : throw new RpcException(new Status(StatusCode.Unavailable, "no election is defined there yet."));
    }

    private static async Task<AnsweredStatement> SubmitAsync(
        Invocation invocation, StatementSigner signer, Payload content, CancellationToken cancellation)
    {
        AnsweredStatement? answer = null;
        var submitter = await invocation.Server.SubmitterAsync(null, cancellation);
        if (signer.TryEncode(content, out var payload) is { } problem) throw new InputException($"{problem.Field}: {problem.Message}");
        await submitter.SubmitAsync([signer.Sign([payload], [0])], given => answer = given, cancellation);
        return answer ?? throw new UntrustedAnswerException("The server ended the call without an answer.");
    }
}
