using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Precinct = Tabulation.Domain.Elections.Precinct;

namespace Tabulation.Chronicle.Values;

/// <summary>What counted results are held against: stations and voters expected, by contest and area.</summary>
internal static class ExpectedValues
{
    /// <summary>So that an event fits into a message, whatever a change of the registry concerns.</summary>
    private const int MostRows = 4_000;

    /// <param name="state">With a complete registry.</param>
    /// <param name="rows">Numbers in the tally, each once. Where they are too many, only those of whole contests are looked at.</param>
    public static IEnumerable<SeenValue> Of(ElectionState state, IReadOnlyCollection<int> rows)
    {
        var (election, tally) = (state.Election!, state.Tally!);
        foreach (var row in rows)
        {
            var (contest, area) = tally.Rows[row];
            if (area is not null && rows.Count > MostRows) continue;
            var (counts, code, place) = (tally.CountsOf(row), election[contest].Code, area is { } part ? election[part].Code : "");
            yield return new SeenValue(ValuePlace.Of(ChangedValue.PrecinctsExpected, code, place), $"{counts.Expected}");
            yield return new SeenValue(ValuePlace.Of(ChangedValue.RegisteredExpected, code, place), $"{counts.RegisteredExpected}");
        }
    }

    /// <summary>The rows that stations count in, also those that are not there yet; in the tally's order.</summary>
    public static IReadOnlyCollection<int> RowsOf(ElectionState state, IEnumerable<Precinct> stations)
    {
        var (election, rows) = (state.Election!, state.Tally!.Rows);
        var of = new SortedSet<int>();
        foreach (var station in stations)
            foreach (var contest in station.Contests)
                of.UnionWith(station.Areas.SelectMany(area => Upwards(election, area)).Select(area => rows.Of(contest, area)).Prepend(rows.WholeOf(contest)));
        return of;
    }

    private static IEnumerable<AreaIndex> Upwards(Election election, AreaIndex start)
    {
        for (AreaIndex? area = start; area is { } here; area = election[here].Parent) yield return here;
    }
}
