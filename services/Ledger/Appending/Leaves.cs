namespace Tabulation.Ledger;

/// <summary>Entries read one after the other, some of which may be known already.</summary>
internal static class Leaves
{
    /// <summary>What is left behind the first so many; nothing where there are no more.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> From(this IReadOnlyList<ReadOnlyMemory<byte>> leaves, long known) =>
        leaves.Skip((int)Math.Min(known, leaves.Count));

    /// <summary>Replays those that the admission has not seen.</summary>
    /// <param name="from">Position of the first leaf; at most the admission's own.</param>
    public static void ReplayTo(this IReadOnlyList<ReadOnlyMemory<byte>> leaves, IAdmission admission, long from)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, admission.Position);
        foreach (var leaf in leaves.From(admission.Position - from)) admission.Replay(leaf);
    }
}
