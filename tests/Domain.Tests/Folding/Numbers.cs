using System.Numerics;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>Every number of a tally by name, so that two tallies can be compared without knowing how either is laid out.</summary>
internal static class Numbers
{
    public static SortedDictionary<string, BigInteger> Of(Night night) => Of(night.Tally);

    public static SortedDictionary<string, BigInteger> Of(Tally tally)
    {
        var numbers = new SortedDictionary<string, BigInteger>(StringComparer.Ordinal);
        foreach (var (number, row) in tally.Rows.Rows.Index())
        {
            var election = tally.Rows.Election;
            AddRow(numbers, $"{election[row.Contest].Code} in {(row.Area is { } area ? election[area].Code : "all")}", tally, number);
        }

        return numbers;
    }

    /// <summary>The first difference in words; null where there is none.</summary>
    public static string? Difference(SortedDictionary<string, BigInteger> one, SortedDictionary<string, BigInteger> other) =>
        one.Keys.Union(other.Keys)
            .Where(name => !one.TryGetValue(name, out var left) || !other.TryGetValue(name, out var right) || left != right)
            .Select(name => $"{name}: {In(one, name)}, {In(other, name)}")
            .FirstOrDefault();

    private static string In(SortedDictionary<string, BigInteger> numbers, string name) =>
        numbers.TryGetValue(name, out var number) ? number.ToString() : "none";

    public static void AssertSame(SortedDictionary<string, BigInteger> one, SortedDictionary<string, BigInteger> other, string when = "") =>
        Assert.True(Difference(one, other) is null, $"{when} {Difference(one, other)}");

    private static void AddRow(SortedDictionary<string, BigInteger> numbers, string name, Tally tally, int row)
    {
        var counts = tally.CountsOf(row);
        numbers.Add($"{name}: expected", counts.Expected);
        numbers.Add($"{name}: counted", counts.Counted);
        numbers.Add($"{name}: flagged", counts.Flagged);
        numbers.Add($"{name}: held", counts.Held);
        numbers.Add($"{name}: annulled", counts.Annulled);
        numbers.Add($"{name}: without", counts.WithoutResult);
        numbers.Add($"{name}: registered", counts.RegisteredExpected);
        foreach (var (figure, sum) in tally.SumsOf(row).ToArray().Index()) numbers.Add($"{name}: sum {figure}", sum);
        foreach (var (figure, delta) in tally.HeldDeltasOf(row).ToArray().Index()) numbers.Add($"{name}: held {figure}", delta);
    }
}
