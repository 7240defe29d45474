using System.Numerics;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>
/// The totals worked out from nothing but the recorded statements, each time anew: for every precinct and contest its own history, then
/// sums by asking each precinct whether it belongs. Slow, and written without a look at the tally.
/// </summary>
internal sealed class SlowTally(Draft draft, IReadOnlyList<Entry> entries)
{
    private sealed record Standing(Said? Counted, bool Flagged, Said? Held);

    private readonly ILookup<(string Contest, string Precinct), Entry> histories = entries
        .Where(entry => entry.Said.Kind is StatementKind.PrecinctResult or StatementKind.Review)
        .ToLookup(entry => Subject(entry.Said, entries) is var said ? (said.Contest, said.Precinct) : default);

    public SortedDictionary<string, BigInteger> Numbers()
    {
        var numbers = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var (number, contest) in draft.Page.Contests.Index())
        {
            Precinct[] voting = [.. draft.Page.Precincts.Where(precinct => precinct.Contests.Any(index => index.Value == number))];
            AddRow(numbers, $"{contest.Code} in all", contest, voting);
            foreach (var area in draft.Page.Areas)
            {
                Precinct[] inside = [.. voting.Where(precinct => CodesAround(precinct).Contains(area.Code))];
                if (inside.Length > 0) AddRow(numbers, $"{contest.Code} in {area.Code}", contest, inside);
            }
        }

        return numbers;
    }

    /// <summary>The result a statement is about: itself, or the one it reviews.</summary>
    private static Said Subject(Said said, IReadOnlyList<Entry> entries) =>
        said.Kind == StatementKind.Review ? entries.Single(entry => entry.Said.Id == said.Reviewed).Said : said;

    private IEnumerable<string> CodesAround(Precinct precinct)
    {
        foreach (var start in precinct.Areas)
            for (var area = draft.Page.Areas[start.Value]; area is not null; area = area.Parent is { } up ? draft.Page.Areas[up.Value]
                : null)
                yield return area.Code;
    }

    private void AddRow(SortedDictionary<string, BigInteger> numbers, string name, Contest contest, Precinct[] precincts)
    {
        Standing[] standings = [.. precincts.Select(precinct => StandingOf(contest, precinct))];
        numbers[$"{name}: expected"] = precincts.Length;
        numbers[$"{name}: counted"] = standings.Count(standing => standing.Counted is not null);
        numbers[$"{name}: flagged"] = standings.Count(standing => standing.Flagged);
        numbers[$"{name}: held"] = standings.Count(standing => standing.Held is not null);
        numbers[$"{name}: registered"] = precincts.Aggregate(BigInteger.Zero, (sum, precinct) => sum + (precinct.Registered ?? 0));
        var width = draft.Definition.Forms[contest.Form].Lines.Count + contest.Selections.Count;
        for (var figure = 0; figure < width; figure++)
        {
            var counted = Sum(standings, standing => standing.Counted, figure);
            numbers[$"{name}: sum {figure}"] = counted;
            numbers[$"{name}: held {figure}"] = Sum(standings, standing => standing.Held ?? standing.Counted, figure) - counted;
        }
    }

    private static BigInteger Sum(Standing[] standings, Func<Standing, Said?> which, int figure) => standings
        .Select(which)
        .Where(said => said is not null)
        .Aggregate(BigInteger.Zero, (sum, said) => sum + said!.Lines.Concat(said.Votes).ElementAt(figure));

    private Standing StandingOf(Contest contest, Precinct precinct) =>
        histories[(contest.Code, precinct.Code)].Aggregate(new Standing(null, false, null), After);

    private static Standing After(Standing standing, Entry entry) => (entry.Said, entry.Verdict.Disposition) switch
    {
        ({ Kind: StatementKind.Review, Decision: ReviewDecision.Release }, _) => new Standing(standing.Held, true, null),
        ({ Kind: StatementKind.Review }, _) => standing with { Held = null },
        (var said, Disposition.Hold) => standing with { Held = said },
        (var said, var verdict) => new Standing(said, verdict == Disposition.Flag, null),
    };
}
