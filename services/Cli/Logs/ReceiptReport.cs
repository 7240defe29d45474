using System.Text.Json.Nodes;
using Tabulation.Recount.Logs;
using Tabulation.Recount.Receipts;

namespace Tabulation.Cli.Logs;

/// <summary>What became of receipts.</summary>
internal sealed class ReceiptReport(LogCheckpoint checkpoint)
{
    private readonly List<(int Line, SignedReceipt? Receipt, ReceiptState State)> all = [];

    public void Add(int line, SignedReceipt? receipt, ReceiptState state) => all.Add((line, receipt, state));

    /// <summary>Prints those that are not honoured, and how many are.</summary>
    public ExitCode Print(Invocation invocation)
    {
        if (invocation.Json) JsonOutput.Print(Document());
        else PrintLines();
        if (Count(ReceiptState.NotHonoured) > 0) return ExitCode.Refused;
        if (all.Count == 0 || Count(ReceiptState.NotAReceipt) + Count(ReceiptState.KeyEnded) + Count(ReceiptState.OtherElection) > 0)
            return ExitCode.BadInput;
        return Count(ReceiptState.NotCovered) > 0 ? ExitCode.NotYet : ExitCode.Ok;
    }

    private int Count(ReceiptState state) => all.Count(each => each.State == state);

    private void PrintLines()
    {
        foreach (var (line, receipt, state) in all.Where(each => each.State != ReceiptState.Honoured))
            Console.WriteLine(Words(line, receipt, state));
        Console.WriteLine(
            $"{Count(ReceiptState.Honoured):N0} of {all.Count:N0} receipts are honoured by {checkpoint.Origin} at size "
            + $"{checkpoint.Head.Size:N0}.");
    }

    private string Words(int line, SignedReceipt? receipt, ReceiptState state) => state switch
    {
        ReceiptState.Honoured => $"Line {line}: statement {receipt!.Statement} is entry {receipt.Position} of the log.",
        ReceiptState.NotCovered =>
            $"Line {line}: NOT YET COVERED: statement {receipt!.Statement} is to be entry {receipt.Position}, the log's checkpoint has "
            + $"{checkpoint.Head.Size}.",
        ReceiptState.NotHonoured =>
            $"Line {line}: NOT HONOURED: statement {receipt!.Statement} was promised to be entry {receipt.Position} with leaf hash "
            + $"{receipt.LeafHash}; the log has another entry there.",
        ReceiptState.OtherElection =>
            $"Line {line}: OF ANOTHER ELECTION: statement {receipt!.Statement} is one of election {receipt.Election}, of which this log is "
            + "not.",
        ReceiptState.KeyEnded =>
            $"Line {line}: KEY ENDED: it says that statement {receipt!.Statement} was recorded at {receipt.RecordedAt}, when its key was "
            + "not in use any more: it proves nothing.",
        ReceiptState.NotAReceipt => $"Line {line}: NOT A RECEIPT: its answer is not signed by a key of the server's, or is none.",
    };

    private JsonObject Document() => new()
    {
        ["honoured"] = all.Count > 0 && Count(ReceiptState.Honoured) == all.Count,
        ["log"] = checkpoint.Origin,
        ["size"] = checkpoint.Head.Size,
        ["root"] = checkpoint.Head.Root.ToString(),
        ["checkpoint"] = checkpoint.Note.ToString(),
        ["receipts"] = new JsonArray([.. all.Select(each => Document(each.Line, each.Receipt, each.State))]),
    };

    private static JsonObject Document(int line, SignedReceipt? receipt, ReceiptState state) => new JsonObject
    {
        ["line"] = line,
        ["state"] = NameOf(state),
        ["statementId"] = receipt?.Statement.ToString(),
        ["position"] = receipt?.Position,
        ["leafHash"] = receipt?.LeafHash.ToString(),
    };

    private static string NameOf(ReceiptState state) => state switch
    {
        ReceiptState.Honoured => "HONOURED",
        ReceiptState.NotCovered => "NOT_COVERED",
        ReceiptState.NotHonoured => "NOT_HONOURED",
        ReceiptState.OtherElection => "OTHER_ELECTION",
        ReceiptState.KeyEnded => "KEY_ENDED",
        ReceiptState.NotAReceipt => "NOT_A_RECEIPT",
    };
}
