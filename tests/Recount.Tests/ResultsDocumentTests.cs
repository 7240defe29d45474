using System.Text;
using System.Text.Json;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.ElectionKit;
using Tabulation.TestKit;

namespace Tabulation.Recount.Tests;

public sealed class ResultsDocumentTests
{
    private readonly SmallElection election = new(new SmallElectionSettings { Precincts = 6, Tie = TieRule.Lot, Policies = [SmallElectionSettings.HoldBoxes] });
    private readonly LedgerScript script;

    public ResultsDocumentTests() => script = new LedgerScript(election).Add(election, 0).Add(election, 1, election.Overfull(1)).Add(election, 2);

    /// <summary>Byte for byte, by hand: 100 + 102 votes counted and 101 held for the first list, and so on.</summary>
    [Fact]
    public void A_small_election_written_by_hand()
    {
        var text = Encoding.UTF8.GetString(Document());
        Assert.StartsWith(
            "{\"format\":\"tabulation-results/1\",\"election\":\"" + election.Signed.Id + "\",\"size\":5,\"recordedAt\":1700000000004,\"foldVersion\":1,"
            + "\"totals\":[{\"contest\":\"list\",\"area\":\"\",\"expected\":6,\"counted\":2,\"flagged\":0,\"held\":1,\"annulled\":0,\"withoutResult\":0,\"registeredExpected\":6000,"
            + "\"lines\":[2000,350,350,6,344],\"votes\":[202,100,42],\"ifHeldCounted\":{\"lines\":[3000,524,525,9,516],\"votes\":[303,150,63]}},"
            + "{\"contest\":\"list\",\"area\":\"N\",", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"lots\":[],\"seats\":[{\"contest\":\"list\",\"outcome\":\"COMPLETE\",\"selections\":["
            + "{\"code\":\"a\",\"votes\":202,\"admitted\":true,\"seats\":6},{\"code\":\"b\",\"votes\":100,\"admitted\":true,\"seats\":3},"
            + "{\"code\":\"c\",\"votes\":42,\"admitted\":true,\"seats\":1}]},"
            + Empty("d1") + "," + Empty("d2") + "]}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_and_the_lot_that_breaks_it()
    {
        script.Add(election, 0, Tied()).Add(election, 1, election.Result(1, contest: "d2"));
        var tied = Seats("d1");
        Assert.Equal("LOT_NEEDED", tied.GetProperty("outcome").GetString());
        Assert.Equal("{\"seats\":1,\"selections\":[\"x\",\"y\"]}", tied.GetProperty("tie").GetRawText());
        script.Add(election.Root, new Payload { ElectionId = election.Id, Lot = new Lot { Contest = "d1", Order = { 1, 0 } } });
        Assert.False(Seats("d1").TryGetProperty("tie", out _));
        Assert.Equal(1, Seats("d1").GetProperty("selections")[1].GetProperty("seats").GetInt32());
        Assert.Contains("\"lots\":[{\"contest\":\"d1\",\"order\":[\"y\",\"x\"]}]", Encoding.UTF8.GetString(Document()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_total_of_the_tally_is_there_in_the_definitions_order()
    {
        var fold = Folded();
        var rows = fold.Fold.Tally!.Rows;
        var expected = rows.Rows.Select(row => (rows.Election[row.Contest].Code, row.Area is { } area ? rows.Election[area].Code : ""));
        var totals = Parsed(Document()).GetProperty("totals").EnumerateArray().Select(total => (total.GetProperty("contest").GetString()!, total.GetProperty("area").GetString()!));
        Assert.Equal(expected, totals);
    }

    [Fact]
    public void The_order_in_which_totals_come_does_not_matter()
    {
        var view = FoldTotals.All(Folded().Fold);
        var shuffled = view with { Rows = [.. view.Rows.Reverse()] };
        Assert.Equal(Document(), ResultsDocument.Write(Folded().Fold.State.Election!, shuffled));
    }

    /// <summary>So that a verifier in JavaScript needs nothing but JSON.stringify.</summary>
    [Fact]
    public async Task It_is_what_JavaScript_writes()
    {
        script.Add(election, 0, Tied());
        using var folder = new TemporaryFolder();
        var file = folder.File("results");
        await File.WriteAllBytesAsync(file, Document());
        const string program = "const fs = require('fs'); const text = fs.readFileSync(process.argv[1], 'utf8');"
            + "console.log(JSON.stringify(JSON.parse(text)) === text && Buffer.from(text).equals(fs.readFileSync(process.argv[1])))";
        Assert.Equal("true", (await ChildProcess.Run("node", "-e", program, file)).Trim());
    }

    [Fact]
    public void There_are_no_totals_before_the_registry_is_complete()
    {
        var fold = election.Fold();
        fold.Apply([script.Leaves[0]], _ => { });
        Assert.Throws<ArgumentException>(() => FoldTotals.All(fold.Fold));
    }

    private Payload Tied()
    {
        var payload = election.Result(0, contest: "d1");
        (payload.PrecinctResult.Votes[0], payload.PrecinctResult.Votes[1]) = (85, 85);
        (payload.PrecinctResult.Lines[1], payload.PrecinctResult.Lines[2], payload.PrecinctResult.Lines[4]) = (173, 173, 170);
        return payload;
    }

    private VerifiedFold Folded()
    {
        var fold = election.Fold();
        fold.Apply(script.Leaves, _ => { });
        return fold;
    }

    private byte[] Document()
    {
        Fold fold = Folded().Fold;
        return ResultsDocument.Write(fold.State.Election!, FoldTotals.All(fold));
    }

    private JsonElement Seats(string contest) =>
        Parsed(Document()).GetProperty("seats").EnumerateArray().Single(seats => seats.GetProperty("contest").GetString() == contest);

    private static JsonElement Parsed(byte[] document) => JsonDocument.Parse(document).RootElement;

    private static string Empty(string contest) => "{\"contest\":\"" + contest + "\",\"outcome\":\"NO_VOTES\",\"selections\":["
        + "{\"code\":\"x\",\"votes\":0,\"admitted\":false,\"seats\":0},{\"code\":\"y\",\"votes\":0,\"admitted\":false,\"seats\":0}]}";
}
