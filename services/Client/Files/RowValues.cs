namespace Tabulation.Client.Files;

/// <summary>Cells of a row by column, then values that were worked out for it.</summary>
/// <param name="row">The row.</param>
/// <param name="columns">How many columns its table has.</param>
/// <param name="more">The other values, in the scope's order.</param>
internal sealed class RowValues(CsvRow row, int columns, IReadOnlyList<string> more) : IValues
{
    public InputPlace Place => row.Place;

    public string this[int number] => number < columns ? row[number] : more[number - columns];

    public void Problem(int number, string message)
    {
        if (number < columns) row.Problem(number, message);
        else row.Problem(message);
    }

    public void Problem(string message) => row.Problem(message);
}
