using System.Diagnostics;
using System.Text.Json.Nodes;
using CsvHelper;
using Google.Protobuf;
using Spectre.Console;
using Tabulation.Client.Files;
using Tabulation.Client.Results;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Recount.Receipts;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Submitting;

/// <summary>What became of each row, in files as it happens, and in sum.</summary>
internal sealed class SubmitReport : IDisposable
{
    private static readonly string[] RefusalHeader = ["row", "precinct", "contest", "rule", "field", "message"];

    private readonly Election election;
    private readonly StreamWriter? receipts;
    private readonly VerificationKey intakeKey;
    private readonly CsvWriter? refusals;
    private readonly SortedDictionary<string, int> refusedByRule = new(StringComparer.Ordinal);
    private readonly HashSet<int> leftOut = [];
    private readonly long started = Stopwatch.GetTimestamp();
    private int recorded, flagged, held, refused, corrected;

    public SubmitReport(Election election, IReadOnlyList<ResultRow> rows, VerificationKey intakeKey, FileInfo? receipts, FileInfo? refusals)
    {
        (this.election, Rows, this.intakeKey) = (election, rows, intakeKey);
        this.receipts = receipts is null ? null : new StreamWriter(receipts.FullName, append: false);
        this.refusals = Open(refusals, RefusalHeader);
    }

    public IReadOnlyList<ResultRow> Rows { get; }

    /// <summary>Rows that were refused.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Rows that have got their final answer.</summary>
    public int Answered => Volatile.Read(ref recorded) + Volatile.Read(ref refused) + Volatile.Read(ref corrected);

    public void Take(AnsweredStatement answered)
    {
        var row = Rows[(int)answered.Tag];
        if (answered.Answer.Receipt is { } receipt) Take(row, answered, receipt);
        else Take(row, answered.Answer.Refusal);
    }

    /// <summary>A row's correction stands already.</summary>
    public void AlreadyCorrected() => corrected++;

    /// <summary>Why a line was left out; it may have several problems.</summary>
    public void LeftOut(InputProblem problem)
    {
        leftOut.Add(problem.Line);
        refusals?.WriteRecord(new[] { $"{problem.Line}", "", "", "NOT_SENT", problem.Field, problem.Message });
    }

    public void Print(Invocation invocation)
    {
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (invocation.Json) JsonOutput.Print(Summary(elapsed));
        else Console.WriteLine(Line(elapsed));
        foreach (var (rule, count) in refusedByRule) invocation.Errors.WriteLine($"  refused for {rule}: {count:N0}");
        if (refused > 0 && refusals is null) invocation.Errors.WriteLine("  --refusals FILE writes which and why.");
    }

    public void Dispose()
    {
        receipts?.Dispose();
        refusals?.Dispose();
    }

    private void Take(ResultRow row, AnsweredStatement answered, Receipt receipt)
    {
        recorded++;
        if (receipt.Verdict.Disposition == Disposition.Flag) flagged++;
        if (receipt.Verdict.Disposition == Disposition.Hold) held++;
        receipts?.WriteLine(Line(row, answered, receipt).ToJsonString());
    }

    private JsonObject Line(ResultRow row, AnsweredStatement answered, Receipt receipt)
    {
        var recordedAt = Timestamp.FromMilliseconds(checked((long)receipt.RecordedAt));
        var signed = new SignedReceipt(
            election.Id, answered.Id, checked((long)receipt.Position), Hash256.From(receipt.LeafHash.Span), recordedAt);
        var line = ReceiptLine.Write(signed, answered.ToEnvelope().ToByteArray(), intakeKey);
        line.Insert(0, "row", row.Line);
        line.Insert(1, "precinct", election[row.Precinct].Code);
        line.Insert(2, "contest", election[row.Contest].Code);
        line["disposition"] = WordOf(receipt.Verdict.Disposition);
        line["rules"] = new JsonArray([.. receipt.Verdict.Rules.Select(rule => JsonValue.Create(rule))]);
        return line;
    }

    private void Take(ResultRow row, Refusal refusal)
    {
        refused++;
        foreach (var finding in refusal.Findings.Where(finding => finding.Disposition == Disposition.Refuse))
        {
            refusedByRule[finding.Rule] = refusedByRule.GetValueOrDefault(finding.Rule) + 1;
            refusals?.WriteRecord(new[]
            {
                $"{row.Line}", election[row.Precinct].Code, election[row.Contest].Code, finding.Rule, finding.Field, finding.Message,
            });
        }
    }

    private string Line(TimeSpan elapsed)
    {
        var parts = new List<string> { $"{recorded:N0} recorded" };
        if (flagged > 0) parts.Add($"{flagged:N0} of them flagged");
        if (held > 0) parts.Add($"{held:N0} of them held");
        if (corrected > 0) parts.Add($"{corrected:N0} corrected before");
        parts.Add($"{refused:N0} refused");
        if (leftOut.Count > 0) parts.Add($"{leftOut.Count:N0} left out");
        return $"{string.Join(", ", parts)}; {elapsed.TotalSeconds:0.0} s, {Answered / Math.Max(elapsed.TotalSeconds, 0.001):N0} a second.";
    }

    private JsonObject Summary(TimeSpan elapsed) => new()
    {
        ["recorded"] = recorded,
        ["flagged"] = flagged,
        ["held"] = held,
        ["correctedBefore"] = corrected,
        ["refused"] = refused,
        ["leftOut"] = leftOut.Count,
        ["refusedByRule"] = new JsonObject(refusedByRule.Select(rule => KeyValuePair.Create(rule.Key, (JsonNode?)rule.Value))),
        ["seconds"] = Math.Round(elapsed.TotalSeconds, 3),
    };

    private static string WordOf(Disposition disposition) => disposition == Disposition.Unspecified
        ? ""
        : $"{disposition}".ToLowerInvariant();

    private static CsvWriter? Open(FileInfo? file, string[] header)
    {
        if (file is null) return null;
        var csv = CsvWriter.ToFile(file.FullName);
        csv.WriteHeader(header);
        return csv;
    }
}
