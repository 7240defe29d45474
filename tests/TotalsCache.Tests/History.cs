using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.TotalsCache.Tests;

/// <summary>A made-up history of totals: what they are at each position, and the changes between any two.</summary>
internal sealed record History(IReadOnlyList<IReadOnlyDictionary<string, ulong>> At)
{
    private static readonly string[] Areas = ["", "N", "S"];
    private static readonly ByteString Election = ByteString.CopyFrom(new byte[32]);

    public static Gen<History> Some => Gen.Choose(2, 12).SelectMany(length => Gen.Choose(0, 5).ArrayOf(length * Areas.Length)).Select(Of);

    public int Last => At.Count;

    /// <summary>Every total there is at a position, from 1.</summary>
    public TotalsChanged Full(int position) => new()
    {
        AsOf = AsOf(position), Full = true, Totals = { At[position - 1].Select(row => Row(row.Key, row.Value)) },
    };

    /// <summary>What differs between two positions.</summary>
    public TotalsChanged Change(int from, int to)
    {
        var changed = At[to - 1].Where(row => !At[from - 1].TryGetValue(row.Key, out var before) || before != row.Value);
        return new TotalsChanged { AsOf = AsOf(to), From = (ulong)from, Totals = { changed.Select(row => Row(row.Key, row.Value)) } };
    }

    public bool Is(TotalsTable table, int position) => table.AsOf!.Position == (ulong)position
        && table.All.Count == At[position - 1].Count && table.All.All(row => row.Votes[0] == At[position - 1][row.Area]);

    private static History Of(int[] steps)
    {
        var totals = Areas.ToDictionary(area => area, _ => 0UL);
        var at = new List<IReadOnlyDictionary<string, ulong>>();
        foreach (var step in steps.Chunk(Areas.Length))
        {
            for (var i = 0; i < Areas.Length; i++) totals[Areas[i]] += (ulong)step[i];
            at.Add(new Dictionary<string, ulong>(totals));
        }

        return new History(at);
    }

    private static AsOf AsOf(int position) => new() { ElectionId = Election, Position = (ulong)position, FoldVersion = 1 };

    private static AreaTotals Row(string area, ulong votes) => new() { Contest = "list", Area = area, Votes = { votes } };
}
