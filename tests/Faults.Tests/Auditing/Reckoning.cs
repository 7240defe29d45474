using System.Globalization;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Faults.Tests.Auditing;

/// <summary>
/// Totals of the list contest by area, reckoned by the latest result of each precinct: written for <see cref="SmallElection"/>'s country alone, using
/// nothing that the services use.
/// </summary>
internal sealed class Reckoning
{
    private readonly Dictionary<string, PrecinctResult> latest = [];
    private readonly Dictionary<string, long[]> sums = [];

    /// <summary>The next entry of the ledger; what is no result changes nothing.</summary>
    public void Add(Payload payload)
    {
        if (payload.PrecinctResult is not { } result) return;
        if (latest.TryGetValue(result.Precinct, out var replaced)) Add(replaced, -1);
        latest[result.Precinct] = result;
        Add(result, 1);
    }

    /// <summary>Says where totals differ from these.</summary>
    public void Compare(IEnumerable<AreaTotals> totals, string where)
    {
        foreach (var row in totals)
        {
            var expected = sums.GetValueOrDefault(row.Area, new long[9]);
            long[] actual = [row.PrecinctsCounted, .. row.Lines.Concat(row.Votes).Select(figure => (long)figure)];
            Assert.True(expected.SequenceEqual(actual),
                $"{where}, area '{row.Area}': {string.Join(' ', actual)}, but the receipts give {string.Join(' ', expected)}.");
        }
    }

    private void Add(PrecinctResult result, int sign)
    {
        long[] figures = [1, .. result.Lines, .. result.Votes];
        foreach (var area in AreasOf(int.Parse(result.Precinct.AsSpan(1), CultureInfo.InvariantCulture)))
        {
            if (!sums.TryGetValue(area, out var sum)) sums[area] = sum = new long[figures.Length];
            for (var i = 0; i < figures.Length; i++) sum[i] += sign * figures[i];
        }
    }

    private static string[] AreasOf(int precinct)
    {
        var administrative = (precinct % 3) switch { 0 => (string[])["N", "N.1"], 1 => ["N", "N.2"], _ => ["S", "S.1"] };
        return ["", .. administrative, precinct % 2 == 0 ? "D1" : "D2"];
    }
}
