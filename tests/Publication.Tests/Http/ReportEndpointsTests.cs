using System.Net;
using System.Text.Json;
using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Publication.Http;
using Tabulation.Publication.Http.Serving;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Publication.Tests.Http;

/// <summary>What routes answer over entries that a test puts in.</summary>
public sealed class ReportEndpointsTests
{
    private static readonly string[] Reports = ["review", "protocols", "observers", "exit-polls", "contests", "chamber", "turnout", "station?precinct=P000", "election"];

    [Fact]
    public async Task Each_report_is_worked_out_once_a_position_and_no_more_than_once_a_second()
    {
        var (election, script) = Counted(new SmallElectionSettings { Precincts = 3, Whole = true });
        await using var api = await PublishedApi.StartAsync(script);
        for (var round = 0; round < 3; round++) await AskAsync(api, script.Leaves.Count);
        Assert.Equal(Reports.Length, api.Shelf.Made);
        script.Add(election.North, election.Result(0, 1).Replacing(script.CurrentAt(0)));
        api.Ledger.Add(script.Leaves[^1]);
        await api.Chronicle.CatchUpAsync(default);
        await AskAsync(api, script.Leaves.Count - 1);
        Assert.Equal(Reports.Length, api.Shelf.Made);
        api.Clock.Advance(DocumentShelf.Fresh);
        await AskAsync(api, script.Leaves.Count);
        Assert.Equal(2 * Reports.Length, api.Shelf.Made);
    }

    [Fact]
    public async Task Forensics_say_where_they_stand_look_at_announcements_draw_and_measure_their_false_alarms()
    {
        var (election, script) = Counted(new SmallElectionSettings { Whole = true });
        foreach (var (number, area) in new[] { "N", "S", "N.1", "S.1" }.Index())
            script.Add(election.Root, Announcement(election, area, number == 0 ? 4_113u : 4_100u));
        await using var api = await PublishedApi.StartAsync(script);
        var report = await api.JsonAsync("api/forensics?contest=list");
        Assert.Equal((ulong)script.Leaves.Count, report.GetProperty("asOf").GetProperty("position").GetUInt64());
        var round = report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("code").GetString() == "round-turnout");
        Assert.Equal((4, 3), (round.GetProperty("numbers").GetProperty("announcements").GetInt32(), round.GetProperty("numbers").GetProperty("whole").GetInt32()));
        Assert.Contains(report.GetProperty("checks").EnumerateArray(), check => check.GetProperty("code").GetString() == "equal-increments");
        Assert.Equal(6, report.GetProperty("plots").GetArrayLength());
        foreach (var plot in report.GetProperty("plots").EnumerateArray())
        {
            using var drawn = await api.GetAsync(plot.GetString()!);
            Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (drawn.StatusCode, drawn.Content.Headers.ContentType?.MediaType));
            Assert.StartsWith("<svg", await drawn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Wait.Until(async () => (report = await LaterAsync(api, "api/forensics")).GetProperty("falseAlarms").ValueKind == JsonValueKind.Object, "the false alarms");
        var alarms = report.GetProperty("falseAlarms");
        Assert.Equal((AlarmRates.Nights, 60), (alarms.GetProperty("nights").GetInt32(), alarms.GetProperty("stations").GetInt32()));
        var made = api.Shelf.Made;
        using var none = await api.GetAsync("api/forensics/portrait.svg");
        Assert.Equal((HttpStatusCode.NotFound, made), (none.StatusCode, api.Shelf.Made));
    }

    /// <summary>However a reader puts it, what is the same is worked out once, and what is nothing takes no room.</summary>
    [Theory]
    [InlineData("api/observers?contest=list&contest=d1", "api/observers?contest=d1&contest=list&contest=d1&from=-3", 1)]
    [InlineData("api/observers.csv?from=1", "api/observers.csv?from=7", 1)]
    [InlineData("api/observers", "api/observers.csv", 2)]
    [InlineData("api/totals?contest=list&contest=d1", "api/totals?contest=d1&contest=list&contest=d1", 1)]
    [InlineData("api/totals?contest=nobody", "api/totals?area=nowhere", 0)]
    [InlineData("api/seats?contest=nobody", "api/seats?contest=nowhere", 0)]
    public async Task What_asks_for_the_same_gets_the_same(string one, string other, int documents)
    {
        var (_, script) = Counted(new SmallElectionSettings { Precincts = 3, Whole = true });
        await using var api = await PublishedApi.StartAsync(script);
        api.Board.Apply(Changes.Of(0, (ulong)script.Leaves.Count));
        using var first = await api.GetAsync(one);
        using var second = await api.GetAsync(other);
        Assert.Equal(documents, api.Shelf.Made);
        if (documents == 1) Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Totals_of_observers_copies_are_worked_out_once_for_all_pages_at_a_position()
    {
        var (election, script) = Counted(new SmallElectionSettings { Precincts = 3, Whole = true });
        await using var api = await PublishedApi.StartAsync(script);
        foreach (var query in new[] { "", "?contest=list", "?area=N", ".csv" }) await api.TextAsync($"api/observers{query}");
        Assert.Equal((4, 1), (api.Shelf.Made, api.Observers.Made));
        script.Add(election.North, election.Result(0, 1).Replacing(script.CurrentAt(0)));
        api.Ledger.Add(script.Leaves[^1]);
        await api.Chronicle.CatchUpAsync(default);
        await api.TextAsync("api/observers?area=S");
        Assert.Equal((5, 2), (api.Shelf.Made, api.Observers.Made));
    }

    [Fact]
    public async Task Without_stations_announcements_are_looked_at_all_the_same()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = 3, Whole = true });
        var script = new LedgerScript(election);
        await using (var nothing = await PublishedApi.StartAsync(script))
        {
            using var refused = await nothing.GetAsync("api/forensics");
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        }

        await using var api = await PublishedApi.StartAsync(script.Add(election.Root, Announcement(election, "N", 4_113)));
        var report = await api.JsonAsync("api/forensics");
        Assert.Equal(("NOTHING_COUNTED", 2), (report.GetProperty("outcome").GetString(), report.GetProperty("checks").GetArrayLength()));
    }

    [Fact]
    public async Task The_election_is_told_with_all_that_its_definition_says()
    {
        var last = new Checkpoint("before.example/log", new TreeHead(4_711, Hash256.Of([1])));
        var election = new SmallElection(new SmallElectionSettings
        {
            Whole = true, Precincts = 3, AnnulmentEffect = AnnulmentEffect.KeepLines, Policies = [SmallElectionSettings.ReportTwice, SmallElectionSettings.HoldBoxes],
            PredecessorCheckpoint = new NoteSigner(last.Origin, Ed25519SigningKey.Create()).Sign($"{last}").ToBytes(), Define = DefineMore,
        });
        var script = new LedgerScript(election).Add(election.Root, election.Withdrawal("d1", "y"));
        await using var api = await PublishedApi.StartAsync(script);
        var told = await api.JsonAsync("api/election");
        string Text(string path) => path.Split('/').Aggregate(told, (part, name) => int.TryParse(name, out var number) ? part[number] : part.GetProperty(name)).ToString();
        Assert.Equal(("KEEP_LINES", "ISSUED", "REGISTRY", "list", "60"), (Text("annulmentEffect"), Text("turnout/measure"), Text("turnout/roll"), Text("turnout/contest"), Text("turnout/dueMinutes")));
        Assert.Equal(("3/10", "UP", "Article 9"), (Text("quota/share"), Text("quota/rounding"), Text("quota/legalBasis")));
        Assert.Equal(("12", "a", "5"), (Text("chamber/seats"), Text("chamber/previous/0/list"), Text("chamber/previous/0/seats")));
        Assert.Equal(("first-round", "RUN_OFF"), (Text("previousElection/externalId"), Text("previousElection/kind")));
        Assert.Equal((last.Origin, "4711", $"{last.Head.Root}"), (Text("predecessor/log"), Text("predecessor/size"), Text("predecessor/root")));
        Assert.Equal(("2019-12-31T00:00:00.000Z", "2020-01-01T00:00:01.000Z"), (Text("pollsOpen"), Text("exitPollsFrom")));
        var roles = told.GetProperty("authorities").EnumerateArray().Select(each => $"{each.GetProperty("code")} {each.GetProperty("role")}");
        Assert.Equal(["CEC COMMISSION", "N-COM COMMISSION", "S-COM COMMISSION", "WATCH OBSERVER", "COURT COURT", "POLLS POLLSTER", "REVIEW COMMISSION"], roles);
        var rules = told.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("rule").GetString()!, rule => $"{rule.GetProperty("disposition")} {rule.GetProperty("legalBasis")}");
        Assert.Equal(("HOLD Article 43 (9)", "HOLD Article 43 (8)", "NONE "), (rules["SECOND_REPORT_AWAITED"], rules["BOXES_EXCEED_ISSUED"], rules["ENDORSEMENT_AWAITED"]));
        Assert.Equal(("LIST", "DHONDT", "CANDIDATE", "D1", "True"), (Text("contests/0/kind"), Text("contests/0/allocation/method"), Text("contests/1/kind"), Text("contests/1/area"), Text("contests/1/selections/1/withdrawn")));
        Assert.Equal(("ISSUED_AT_STATION", "boxes", "REFUSE"), (Text("contests/0/lines/1/role"), Text("contests/0/equations/0/terms/0/line"), Text("contests/0/equations/0/disposition")));
    }

    private static void DefineMore(ElectionDefinition definition)
    {
        (definition.PollsOpen, definition.ExitPollsFrom) = (definition.PollsClose - 86_400_000, definition.PollsClose + 1_000);
        definition.Quota = new QuotaRule
        {
            Names = { new LocalizedText { Language = "en", Text = "Women" } }, Numerator = 3, Denominator = 10, Rounding = QuotaRounding.Up, LegalBasis = "Article 9",
        };
        definition.Chamber = new Chamber
        {
            Names = { new LocalizedText { Language = "en", Text = "House" } }, Seats = 12,
            Previous = { new PreviousSeats { List = "a", Names = { new LocalizedText { Language = "en", Text = "A" } }, Seats = 5 } },
        };
        definition.PreviousElection = new PreviousElection { ElectionId = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]), ExternalId = "first-round", Kind = PreviousElectionKind.RunOff };
    }

    private static (SmallElection Election, LedgerScript Script) Counted(SmallElectionSettings settings)
    {
        var election = new SmallElection(settings);
        var script = new LedgerScript(election);
        for (var precinct = 0; precinct < settings.Precincts; precinct++) script.Add(election, precinct);
        return (election, script);
    }

    private static Payload Announcement(SmallElection election, string area, uint permyriad) =>
        new() { ElectionId = election.Id, TurnoutReport = new TurnoutReport { Area = area, Moment = 0, Permyriad = permyriad } };

    private static Task<JsonElement> LaterAsync(PublishedApi api, string path)
    {
        api.Clock.Advance(DocumentShelf.Fresh);
        return api.JsonAsync(path);
    }

    private static async Task AskAsync(PublishedApi api, int position)
    {
        foreach (var report in Reports)
        {
            var answer = await api.JsonAsync($"api/{report}");
            if (report != "election") Assert.Equal(position, answer.GetProperty("asOf").GetProperty("position").GetInt32());
        }
    }
}
