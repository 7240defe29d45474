namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>
/// Before the release hour no figure leaves, on any route that the server has; after it, on every one. The routes are those of the server's own endpoints: whoever adds one finds it
/// here, and closes it or names it below.
/// </summary>
public sealed class ReleaseHourTests
{
    /// <summary>What may leave before the hour, or has nothing to do with results: checkpoints and what proves them, keys, turnout, the definition and documents that have it alone, the page without figures, health, and what is answered to whoever hands in.</summary>
    private static readonly string[] MayLeave =
    [
        "GET /", "GET /api/election", "GET /api/log", "GET /api/manifest.json", "GET /api/nist.json", "GET /api/nist.xml", "GET /api/openapi.json", "GET /api/turnout", "GET /api/turnout.csv", "GET /assets/{name}", "GET /favicon.svg", "GET /healthz", "GET /log/checkpoint", "GET /log/evidence", "GET /log/keys", "GET /log/manifest.json", "GET /log/mirrors", "GET /readyz",
        "grpc.health.v1.Health/Check", "grpc.health.v1.Health/Watch", "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
        "tabulation.v1.IntakeService/Submit", "tabulation.v1.IntakeService/SubmitMany", "tabulation.v1.IntakeService/Validate",
        "tabulation.v1.LedgerService/GetConsistencyProof", "tabulation.v1.LedgerService/GetHead", "tabulation.v1.LedgerService/GetInclusionProof",
    ];

    /// <summary>What the services tell each other only.</summary>
    private static readonly string[] PeersOnly =
    [
        "tabulation.v1.RestoreService/GetLoss", "tabulation.v1.RestoreService/Restore", "tabulation.v1.TabulationService/ReadCheckpoint", "tabulation.v1.TabulationService/ReadTotals",
    ];

    /// <summary>Where the figure must be found after the hour: so it would be found before.</summary>
    private static readonly string[] TellAfterwards =
    [
        "GET /api/exit-polls", "GET /api/observers", "GET /api/observers.csv", "GET /api/protocols", "GET /api/protocols.csv", "GET /api/seats", "GET /api/station", "GET /api/stream",
        "GET /api/totals", "GET /log/results/{size:long}", "GET /log/tile/{**path}", "tabulation.v1.LedgerService/Read", "tabulation.v1.TotalsService/Get",
        "tabulation.v1.TotalsService/GetAllocation", "tabulation.v1.TotalsService/Watch",
    ];

    [Fact]
    public async Task Nothing_but_what_may_leaves_before_the_hour_nor_before_a_later_one_and_then_everything()
    {
        await using var night = await OpeningNight.StartAsync();
        Closed(await night.AskAllAsync());
        foreach (var told in await night.HandInAsync()) Assert.False(TellTale.IsIn(told), told.Words);
        await night.ExtendAsync();
        Closed(await night.AskAllAsync());
        await night.OpenAsync();
        Open(await night.AskAllAsync());
    }

    private static void Closed(IReadOnlyDictionary<string, IReadOnlyList<ServedAnswer>> routes)
    {
        foreach (var (route, answers) in routes)
        {
            Assert.True(!answers.Any(TellTale.IsIn), $"{route} gives a result away before the release hour: {Words(answers)}");
            var kinds = answers.Select(answer => answer.Kind).ToHashSet();
            var isClosed = kinds.Contains(AnswerKind.BeforeRelease) && !kinds.Contains(AnswerKind.Told);
            Assert.True(
                MayLeave.Contains(route) || (PeersOnly.Contains(route) ? kinds.SetEquals([AnswerKind.PeersOnly]) : isClosed),
                $"{route} is neither closed before the release hour nor among what may leave: {Words(answers)}");
        }

        // Nobody is let out who is not there.
        Assert.Empty(MayLeave.Concat(PeersOnly).Except(routes.Keys));
    }

    private static void Open(IReadOnlyDictionary<string, IReadOnlyList<ServedAnswer>> routes)
    {
        foreach (var (route, answers) in routes)
        {
            var kinds = answers.Select(answer => answer.Kind).ToHashSet();
            Assert.True(MayLeave.Contains(route) || kinds.Contains(PeersOnly.Contains(route) ? AnswerKind.PeersOnly : AnswerKind.Told), $"{route} tells nothing after the hour: {Words(answers)}");
        }

        Assert.Empty(TellAfterwards.Where(route => !routes[route].Any(TellTale.IsIn)).Select(route => $"{route} does not have the figure after the hour: {Words(routes[route])}"));
    }

    private static string Words(IEnumerable<ServedAnswer> answers) => string.Join("; ", answers.Select(answer => answer.Words).Distinct().Take(8));
}
