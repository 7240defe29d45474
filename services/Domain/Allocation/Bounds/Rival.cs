namespace Tabulation.Domain.Allocation.Bounds;

/// <summary>One that competes with the list looked at.</summary>
/// <param name="Votes">Its votes.</param>
/// <param name="Order">Its order of registration.</param>
/// <param name="Cap">Seats it can take at most.</param>
/// <param name="Optional">It need not take part.</param>
/// <param name="Need">Further votes without which it does not; 0 where it can do so as it is.</param>
internal readonly record struct Rival(long Votes, int Order, int Cap, bool Optional, long Need)
{
    /// <summary>Takes part as it is.</summary>
    public static Rival In(Outlook outlook) => new(outlook.Votes + (outlook.Need ?? 0), outlook.Order, outlook.Cap, false, 0);

    /// <summary>Takes part if that serves.</summary>
    public static Rival Perhaps(Outlook outlook) => new(outlook.Votes, outlook.Order, outlook.Cap, true, outlook.Need ?? 0);
}
