using Tabulation.Samples.Generation;
using Tabulation.Statistics;

namespace Tabulation.Samples.Tests.Generation;

public class ExactTableTests
{
    [Fact]
    public void Has_every_row_and_column_sum_asked_for() => Seeds.Check(100, seed =>
    {
        var random = new SplitMix64(seed);
        int[] rows = [.. Enumerable.Range(0, random.Between(1, 120)).Select(_ => random.Below(400))];
        long[] weights = [.. Enumerable.Range(0, random.Between(1, 9)).Select(_ => (long)random.Below(5) * random.Below(100)), 1];
        long[] columns = [.. Shares.Divide(rows.Sum(), weights).Select(part => (long)part)];
        var factors = ExactTable.Factors(rows.Length, columns.Length, (_, _) => random.Between(1, 4_000));
        var table = ExactTable.Fill(rows, columns, factors, random);
        Assert.Equal(rows, table.Select(row => row.Sum()));
        Assert.Equal(columns, columns.Select((_, c) => table.Sum(row => (long)row[c])));
        Assert.All(table.SelectMany(row => row), cell => Assert.True(cell >= 0));
    });

    [Fact]
    public void Follows_the_factors()
    {
        var random = new SplitMix64(5);
        var factors = ExactTable.Factors(100, 2, (row, column) => row < 50 && column == 0 ? 2_000 : 1_000);
        var table = ExactTable.Fill([.. Enumerable.Repeat(100, 100)], [5_000, 5_000], factors, random);
        Assert.InRange(table.Take(50).Sum(row => row[0]), 2_850, 3_000);
    }

    [Fact]
    public void Refuses_sums_that_differ() =>
        Assert.Throws<ArgumentException>(() => ExactTable.Fill([3], [1, 1], [[1_000, 1_000]], new SplitMix64(1)));
}
