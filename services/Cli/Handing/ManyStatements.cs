using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;

namespace Tabulation.Cli.Handing;

/// <summary>Signs statements read from a file, hands them in together and says what became of them, by their lines in the file.</summary>
/// <param name="election">Whose they are.</param>
/// <param name="rows">Line in the file and what is said.</param>
/// <param name="replace">Where another statement stands in a row's place, name that one and hand the row in again.</param>
internal sealed class ManyStatements(Election election, IReadOnlyList<(int Line, Payload Payload)> rows, bool replace)
{
    private readonly List<(int Row, ByteString Current)> inTheWay = [];
    private readonly List<(int Line, AnsweredStatement Answered)> refused = [];
    private int recorded;

    public async Task<ExitCode> HandInAsync(Invocation invocation, StatementSigner signer, CancellationToken cancellation)
    {
        var id = ByteString.CopyFrom(election.Id.Value.ToArray());
        foreach (var (_, payload) in rows) payload.ElectionId = id;
        var submitter = await invocation.Server.SubmitterAsync(null, cancellation);
        await submitter.SubmitAsync(Batches(signer, Enumerable.Range(0, rows.Count)), Take, cancellation);
        if (inTheWay.Count > 0) await submitter.SubmitAsync(Batches(signer, Replacing()), Refuse, cancellation);
        await PrintAsync(invocation);
        return refused.Count > 0 ? ExitCode.Refused : ExitCode.Ok;
    }

    private List<SignedBatch> Batches(StatementSigner signer, IEnumerable<int> numbers)
    {
        var (batcher, batches) = (new Batcher(StatementSigner.MostTogether), new List<SignedBatch>());
        foreach (var number in numbers)
        {
            if (signer.TryEncode(rows[number].Payload, out var payload) is { } problem)
                throw new InputException($"Line {rows[number].Line}: {problem.Field}: {problem.Message}");
            if (batcher.Add(signer, payload, number) is { } full) batches.Add(full);
        }

        return [.. batches, .. batcher.Flush()];
    }

    private IEnumerable<int> Replacing()
    {
        foreach (var (row, current) in inTheWay) rows[row].Payload.Replaces = current;
        return inTheWay.Select(each => each.Row);
    }

    private void Take(AnsweredStatement answered)
    {
        if (replace && answered.Answer.Refusal?.CurrentStatementId is { Length: > 0 } current) inTheWay.Add(((int)answered.Tag, current));
        else Refuse(answered);
    }

    private void Refuse(AnsweredStatement answered)
    {
        if (answered.IsRecorded) recorded++;
        else refused.Add((rows[(int)answered.Tag].Line, answered));
    }

    private async Task PrintAsync(Invocation invocation)
    {
        if (invocation.Json) JsonOutput.Print(Document());
        else
            await Console.Out.WriteLineAsync(
                $"{recorded:N0} recorded{(inTheWay.Count > 0 ? $", {inTheWay.Count:N0} in place of earlier ones" : "")}, "
                + $"{refused.Count:N0} refused.");
        foreach (var (line, answered) in refused)
        {
            await Console.Error.WriteLineAsync($"Line {line} is refused:");
            foreach (var text in answered.Lines()) await Console.Error.WriteLineAsync(text);
        }
    }

    private JsonObject Document() => new()
    {
        ["recorded"] = recorded,
        ["replaced"] = inTheWay.Count,
        ["refused"] = new JsonArray([.. refused.Select(each => (JsonNode)Document(each.Line, each.Answered))]),
    };

    private static JsonObject Document(int line, AnsweredStatement answered)
    {
        var document = answered.Document();
        document.Insert(0, "line", line);
        return document;
    }
}
