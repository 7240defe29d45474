using System.Text.Json;
using Tabulation.Cli.Tests.Verifying;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests.Auditing;

public sealed class AuditTests : IDisposable
{
    private const string Header = "region,station,registered,invalid,red,green,blue";

    private static readonly string[] Seeded = ["--seed", "6 2 5 3 1 1 4"];

    private readonly TemporaryFolder folder = new();
    private readonly string[] rows =
        [.. Enumerable.Range(0, 60).Select(p => $"R{p % 3},{p / 3},900,{p % 4},{300 + (p * 7 % 50)},{190 + (p * 5 % 40)},{20 + (p % 9)}")];

    private string[] Counts =>
    [
        "--stations", File("stations.csv", rows), "--column", "station=region+station", "--column", "votes=red+green+blue",
        "--method", "hare", "--seats", "11", "--threshold", "5", "--base", "boxes",
    ];

    [Fact]
    public async Task A_file_is_planned_and_its_recounts_confirm_it()
    {
        var plan = Document(await Programs.RunAsync(["audit", "plan", .. Counts, .. Seeded, "--json"]));
        Assert.Equal("file", plan.GetProperty("anchor").GetProperty("origin").GetString());
        Assert.Equal((7, 4, 0), (Seats(plan, "red"), Seats(plan, "green"), Seats(plan, "blue")));
        Assert.Equal(plan.GetProperty("drawsWithoutErrors").GetInt32(), plan.GetProperty("stations").EnumerateArray().Sum(
            each => each.GetProperty("times").GetInt32()));

        var ended = await Programs.RunAsync(["audit", "assess", .. Counts, .. Seeded, "--recounts", File("all.csv", rows)]);
        Assert.Equal(0, ended.Code);
        Assert.Contains("The audit can end: the paper confirms the seats.", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stations_that_are_missing_count_as_wrong_as_they_can_be()
    {
        var ended = await Programs.RunAsync(["audit", "assess", .. Counts, .. Seeded, "--recounts", File("none.csv", []), "--json"]);
        Assert.Equal(1, ended.Code);
        var report = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal("100.000%", report.GetProperty("risk").GetString());
        Assert.NotEmpty(report.GetProperty("missing").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("drawsLeftWithoutErrors").ValueKind);
    }

    [Fact]
    public async Task Errors_that_change_the_seats_do_not_pass()
    {
        var moved = rows.Select(row => row.Split(',')).Select(
            cells => string.Join(',', [.. cells[..4], $"{int.Parse(cells[4], null) - 60}", $"{int.Parse(cells[5], null) + 60}", cells[6]]));
        var ended = await Programs.RunAsync(["audit", "assess", .. Counts, .. Seeded, "--recounts", File("moved.csv", moved)]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("Assertions above the limit:", ended.Output, StringComparison.Ordinal);
        Assert.Contains("red keeps its last seat against green", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logs_checkpoint_is_what_the_draws_hang_on()
    {
        using var published = new PublishedElection();
        string[] log = ["--log", published.Folder, .. published.Known, "--contest", "list"];
        var plan = Document(await Programs.RunAsync(["audit", "plan", .. log, .. Seeded, "--json"]));
        Assert.Equal(8, plan.GetProperty("anchor").GetProperty("size").GetInt32());
        var stations = plan.GetProperty("stations").EnumerateArray().Select(each => each.GetProperty("station").GetString()).ToList();
        Assert.NotEmpty(stations);

        published.Publish(published.Script.Add(published.Election, 0, published.Election.Result(0, contest: "d1")).Leaves);
        var later = Document(await Programs.RunAsync(["audit", "plan", .. log, .. Seeded, "--json"]));
        Assert.NotEqual(stations, later.GetProperty("stations").EnumerateArray().Select(each => each.GetProperty("station").GetString()));
    }

    [Theory]
    [InlineData("--seed x", "Give either --log or --stations.")]
    [InlineData("--stations FILE --seed x", "--method and --seats")]
    [InlineData("--stations FILE --method hare --seats 3 --seed x --column votes=none", "There is no such column")]
    [InlineData("--stations FILE --method hare --seats 3 --seed x --column votes=red+green --column station=station", "rows")]
    [InlineData("--stations FILE --method hare --seats 3 --seed x --column votes=red+green --column station=region+station --bound issued",
        "issued")]
    [InlineData("--stations FILE --method plurality --seats 3 --seed x --column votes=red+green+none --column station=region+station",
        "none")]
    [InlineData("--stations FILE --method hare --seats 3 --seed x --risk-limit 100", "--risk-limit")]
    [InlineData("--stations FILE --method best --seats 3 --seed x", "--method")]
    [InlineData("--log nowhere --seed x", "--log-key")]
    public async Task What_cannot_be_planned_is_said(string arguments, string said)
    {
        var ended = await Programs.RunAsync(
            ["audit", "plan", .. arguments.Replace("FILE", File("s.csv", rows), StringComparison.Ordinal).Split(' ')]);
        Assert.Contains(ended.Code, new[] { 2, 5 });
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static JsonElement Document(Ended ended)
    {
        Assert.True(ended.Code == 0, ended.Errors);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private static int Seats(JsonElement plan, string selection) => plan.GetProperty("seats").GetProperty(selection).GetInt32();

    private string File(string name, IEnumerable<string> lines)
    {
        var path = folder.File(name);
        System.IO.File.WriteAllLines(path, [Header, .. lines]);
        return path;
    }
}
