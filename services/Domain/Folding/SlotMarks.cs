namespace Tabulation.Domain.Folding;

/// <summary>What a slot adds to its rows' counts.</summary>
[Flags]
internal enum SlotMarks : byte
{
    None = 0,
    Counted = 1,
    Flagged = 2,
    Held = 4,
    Annulled = 8,
    WithoutResult = 16,
}

internal static class SlotMarksExtensions
{
    /// <summary>What changes in a row when a slot's marks do.</summary>
    /// <param name="before">Its marks until now.</param>
    /// <param name="after">Its marks from now on.</param>
    /// <param name="annulledVoters">Voters who are not expected while it is annulled.</param>
    public static RowCounts ChangeTo(this SlotMarks before, SlotMarks after, long annulledVoters) => new()
    {
        Counted = Difference(before, after, SlotMarks.Counted),
        Flagged = Difference(before, after, SlotMarks.Flagged),
        Held = Difference(before, after, SlotMarks.Held),
        Annulled = Difference(before, after, SlotMarks.Annulled),
        WithoutResult = Difference(before, after, SlotMarks.WithoutResult),
        RegisteredExpected = -annulledVoters * Difference(before, after, SlotMarks.Annulled),
    };

    private static int Difference(SlotMarks before, SlotMarks after, SlotMarks mark) => ((after & mark) != 0 ? 1 : 0) - ((before & mark) != 0 ? 1 : 0);
}
