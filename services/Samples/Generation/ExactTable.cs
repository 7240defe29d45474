namespace Tabulation.Samples.Generation;

/// <summary>
/// Tables of whole numbers with every row sum and every column sum given, and otherwise as uneven as asked for. Rows are first divided in
/// proportion to the columns (whose weights are adjusted a few times until the columns nearly fit), then what is left over moves from
/// column to column, one by one, in rows taken in random order.
/// </summary>
internal static class ExactTable
{
    private const int Rounds = 6;
    private const long Scale = 1 << 10;

    /// <param name="rows">Sum of each row, 0 to 10,000.</param>
    /// <param name="columns">Sum of each column, 0 to 20,000,000; together as much as the rows.</param>
    /// <param name="factors">By row and column, 1 to 4,000: thousandths of its share that the cell is to get, roughly.</param>
    /// <param name="random">Decides which rows make the columns fit.</param>
    /// <returns>By row and column, each 0 or more; columns of sum 0 are all 0.</returns>
    public static int[][] Fill(IReadOnlyList<int> rows, IReadOnlyList<long> columns, IReadOnlyList<int[]> factors, SplitMix64 random)
    {
        if (rows.Sum(row => (long)row) != columns.Sum())
            throw new ArgumentException("Rows and columns have different sums.", nameof(columns));
        var weights = columns.Select(column => column * Scale).ToArray();
        var table = Divide(rows, weights, factors);
        for (var round = 1; round < Rounds; round++)
        {
            for (var c = 0; c < weights.Length; c++) weights[c] = Adjusted(weights[c], columns[c], table.Sum(row => (long)row[c]));
            table = Divide(rows, weights, factors);
        }

        Balance(table, columns, random);
        return table;
    }

    /// <summary>Factors drawn cell by cell.</summary>
    public static int[][] Factors(int rows, int columns, Func<int, int, int> draw)
    {
        var factors = new int[rows][];
        for (var row = 0; row < rows; row++)
        {
            factors[row] = new int[columns];
            for (var column = 0; column < columns; column++) factors[row][column] = draw(row, column);
        }

        return factors;
    }

    private static int[][] Divide(IReadOnlyList<int> rows, long[] weights, IReadOnlyList<int[]> factors)
    {
        var table = new int[rows.Count][];
        var mine = new long[weights.Length];
        for (var row = 0; row < table.Length; row++)
        {
            for (var c = 0; c < mine.Length; c++) mine[c] = weights[c] * factors[row][c] / 1000;
            table[row] = Shares.Divide(rows[row], mine);
        }

        return table;
    }

    private static long Adjusted(long weight, long wanted, long got) => got == 0 ? weight : (long)((Int128)weight * wanted / got);

    private static void Balance(int[][] table, IReadOnlyList<long> columns, SplitMix64 random)
    {
        var surplus = columns.Select((wanted, c) => table.Sum(row => (long)row[c]) - wanted).ToArray();
        var order = random.Order(table.Length);
        while (surplus.Any(left => left > 0))
        {
            var moved = 0;
            foreach (var row in order) moved += MoveOne(table[row], surplus) ? 1 : 0;
            if (moved == 0) throw new InvalidOperationException("No row can make the columns fit.");
        }
    }

    /// <summary>Moves one from the fullest column to the emptiest; false where this row has none to move.</summary>
    private static bool MoveOne(int[] row, long[] surplus)
    {
        var from = -1;
        for (var c = 0; c < row.Length; c++)
            if (row[c] > 0 && surplus[c] > 0 && (from < 0 || surplus[c] > surplus[from])) from = c;
        if (from < 0) return false;
        var to = Array.IndexOf(surplus, surplus.Min());
        (row[from], row[to]) = (row[from] - 1, row[to] + 1);
        (surplus[from], surplus[to]) = (surplus[from] - 1, surplus[to] + 1);
        return true;
    }
}
