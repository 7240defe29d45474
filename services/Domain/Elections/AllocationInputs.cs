using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Elections;

/// <summary>A contest's totals as the allocation needs them.</summary>
public static class AllocationInputs
{
    /// <param name="sheet">The contest's sheet.</param>
    /// <param name="figures">Sums of its form's lines, then of its votes; empty for all zero.</param>
    /// <param name="directSeats">Single-member seats won by nominating list code.</param>
    /// <param name="lots">Lots recorded for the contest, in order of position.</param>
    public static AllocationInput For(
        Sheet sheet, ReadOnlySpan<long> figures, IReadOnlyDictionary<string, int> directSeats, IReadOnlyList<Lot> lots)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(directSeats);
        ReadOnlySpan<long> all = figures.IsEmpty ? new long[sheet.Width] : figures;
        var votes = all[sheet.Lines..].ToArray();
        return new AllocationInput
        {
            Contestants = [.. sheet.Contest.Selections.Select((selection, number) =>
                Contestant(selection, number, votes[number], directSeats))],
            Figures = Base(sheet, all, votes.Sum()),
            Lots = lots,
        };
    }

    private static Contestant Contestant(Selection selection, int number, long votes, IReadOnlyDictionary<string, int> directSeats) => new()
    {
        Selection = new SelectionIndex(number),
        Kind = KindOf(selection.Kind),
        Votes = votes,
        RegistrationOrder = selection.RegistrationOrder,
        Class = selection.ThresholdClass,
        DirectSeats = directSeats.GetValueOrDefault(selection.Code),
        Candidates = selection.Candidates,
        Withdrawn = selection.Withdrawn,
    };

    private static ContestantKind KindOf(SelectionKind kind) => kind switch
    {
        SelectionKind.List => ContestantKind.List,
        SelectionKind.Candidate => ContestantKind.Candidate,
        SelectionKind.AgainstAll => ContestantKind.AgainstAll,
    };

    private static BallotFigures Base(Sheet sheet, ReadOnlySpan<long> figures, long votes)
    {
        return new BallotFigures
        {
            Valid = sheet.Valid.Exists ? sheet.Valid.Sum(figures) : votes,
            Blank = sheet.Blank.Exists ? sheet.Blank.Sum(figures) : null,
            InBoxes = sheet.InBoxes.Exists ? sheet.InBoxes.Sum(figures) : null,
            Issued = sheet.Issued.Exists ? sheet.Issued.Sum(figures) : null,
            Registered = sheet.Registered.Exists ? sheet.Registered.Sum(figures) : null,
        };
    }
}
