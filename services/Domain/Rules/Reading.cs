using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// What the rules read off a result whose figures are all there and between 0 and <see cref="int.MaxValue"/>: at most 60 lines and 200
/// votes, so that every sum here is below 2^39, and no product the rules make of them leaves 64 bits.
/// </summary>
internal readonly struct Reading(Sheet sheet, PrecinctResult result)
{
    public Sheet Sheet { get; } = sheet;
    public bool AsWritten { get; } = result.AsWritten;
    public long Votes { get; } = Sum(result.Votes);
    public long Valid { get; } = sheet.Valid.Sum(result.Lines);
    public long Registered { get; } = sheet.Registered.Sum(result.Lines);
    public long Issued { get; } = sheet.Issued.Sum(result.Lines);
    public long InBoxes { get; } = sheet.InBoxes.Sum(result.Lines);

    /// <summary>Ballots in the boxes, or issued, or counted: the first that the form has.</summary>
    public long Ballots => Sheet.InBoxes.Exists ? InBoxes : Sheet.Issued.Exists ? Issued : Votes;

    private static long Sum(ReadOnlySpan<long> figures)
    {
        long sum = 0;
        foreach (var figure in figures) sum += figure;
        return sum;
    }
}
