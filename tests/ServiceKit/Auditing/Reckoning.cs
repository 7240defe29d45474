using Tabulation.Contracts.V1;

namespace Tabulation.ServiceKit.Auditing;

/// <summary>Totals by contest and area, reckoned from the latest result of each precinct, of elections in which nothing is held: it uses nothing that the services use.</summary>
/// <param name="areasOf">Codes of all areas that a precinct lies in, without the whole election.</param>
public sealed class Reckoning(Func<string, IEnumerable<string>> areasOf)
{
    private readonly Dictionary<(string Contest, string Precinct), PrecinctResult> latest = [];
    private readonly Dictionary<(string Contest, string Area), long[]> sums = [];

    /// <summary>Areas as a registry of one page or more lists them.</summary>
    public static Reckoning Of(RegistryPage registry)
    {
        var areas = registry.Precincts.ToDictionary(precinct => precinct.Code, precinct => precinct.Areas.SelectMany(area => Upwards(registry, (int)area)).ToArray());
        return new Reckoning(precinct => areas[precinct]);
    }

    /// <summary>The next entry of the ledger; what is no result changes nothing.</summary>
    public void Add(Payload payload)
    {
        if (payload.PrecinctResult is not { } result) return;
        if (latest.TryGetValue((result.Contest, result.Precinct), out var replaced)) Add(replaced, -1);
        latest[(result.Contest, result.Precinct)] = result;
        Add(result, 1);
    }

    /// <summary>Says where totals differ from these.</summary>
    public void Compare(IEnumerable<AreaTotals> totals, string where)
    {
        foreach (var row in totals)
        {
            long[] actual = [row.PrecinctsCounted, .. row.Lines.Concat(row.Votes).Select(figure => (long)figure)];
            var expected = sums.GetValueOrDefault((row.Contest, row.Area), new long[actual.Length]);
            Assert.True(expected.SequenceEqual(actual),
                $"{where}, {row.Contest} in '{row.Area}': {string.Join(' ', actual)}, but the receipts give {string.Join(' ', expected)}.");
        }
    }

    private void Add(PrecinctResult result, int sign)
    {
        long[] figures = [1, .. result.Lines, .. result.Votes];
        foreach (var area in areasOf(result.Precinct).Prepend(""))
        {
            if (!sums.TryGetValue((result.Contest, area), out var sum)) sums[(result.Contest, area)] = sum = new long[figures.Length];
            for (var i = 0; i < figures.Length; i++) sum[i] += sign * figures[i];
        }
    }

    private static IEnumerable<string> Upwards(RegistryPage registry, int number)
    {
        for (var area = registry.Areas[number]; ; area = registry.Areas[(int)area.Parent])
        {
            yield return area.Code;
            if (!area.HasParent) break;
        }
    }
}
