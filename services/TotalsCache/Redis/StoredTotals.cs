using StackExchange.Redis;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Redis;

/// <summary>Whether what is stored can be believed.</summary>
internal enum Belief
{
    /// <summary>Nothing is stored, or something of another secret or format.</summary>
    Nothing,

    /// <summary>Written as a whole by someone who has the secret.</summary>
    Authentic,

    /// <summary>It has a stamp that claims to be ours and does not fit what stands beside it.</summary>
    Spoiled,
}

/// <summary>All that is stored under the cache's key, as read in one step.</summary>
/// <param name="Belief">Whether it can be believed.</param>
/// <param name="Stamp">The stamp as found; empty where there is none.</param>
/// <param name="Rows">All that stands beside it.</param>
/// <param name="Sealed">Null unless authentic.</param>
internal sealed record StoredTotals(Belief Belief, byte[] Stamp, IReadOnlyList<HashEntry> Rows, SealedTotals? Sealed)
{
    /// <summary>No row is called so: their fields have a line feed.</summary>
    public const string StampField = "stamp";

    public static StoredTotals Nothing { get; } = new(Belief.Nothing, [], [], null);

    public static StoredTotals Of(TotalsSeal seal, HashEntry[] stored)
    {
        var rows = stored.Where(entry => entry.Name != StampField).ToList();
        var stamp = stored.Where(entry => entry.Name == StampField).Select(entry => (byte[])entry.Value!).FirstOrDefault() ?? [];
        if (!seal.IsOurs(stamp)) return new(Belief.Nothing, stamp, rows, null);
        var authentic = SealedTotals.Check(seal, stamp, rows);
        return new(authentic is null ? Belief.Spoiled : Belief.Authentic, stamp, rows, authentic);
    }

    /// <summary>Everything as one full change. Only where it is authentic.</summary>
    public TotalsChanged ToFull()
    {
        var full = TotalsSeal.ReadHeader(Stamp)!;
        full.Totals.AddRange(Rows.Select(row => AreaTotals.Parser.ParseFrom((byte[])row.Value!)));
        return full;
    }
}
