using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.TotalsCache.Redis;

namespace Tabulation.TotalsCache.Tests.Redis;

/// <summary>What happens in a run, and the model of what must then stand in Redis.</summary>
internal sealed class VandalismPlay(History history, RedisTotalsCache[] writers, RedisTotalsCache reader, Vandal vandal)
{
    private readonly List<(Dictionary<string, byte[]> Stored, int Position)> seen = [];

    /// <summary>The position the stamp was made for, 0 where there is none.</summary>
    private int stamped;

    public Task StepAsync(int what, int one, int two) => what switch
    {
        <= 3 => AdvanceAsync(writers[one % 2], two % 4 == 0 ? 1 + one % history.Last : Math.Max(stamped, 1), 1 + two % history.Last),
        4 or 5 => RewriteAsync(writers[one % 2], 1 + two % history.Last),
        6 => ReadAsync(),
        7 => FlushAsync(),
        8 => RollBackAsync(one),
        _ => TamperAsync(one, two),
    };

    public async Task EndAsync()
    {
        await RewriteAsync(writers[0], history.Last);
        await ReadAsync();
        Assert.Equal(history.Last, stamped);
    }

    private async Task AdvanceAsync(RedisTotalsCache writer, int from, int to)
    {
        var whole = await IsWholeAsync();
        var advanced = await writer.TryAdvanceAsync(history.Change(from, to), default);
        var leads = stamped == from && to > from;
        if (whole) Assert.Equal(leads, advanced);
        if (advanced) Assert.True(leads);
        if (advanced) stamped = to;
        await KeepAsync();
    }

    private async Task RewriteAsync(RedisTotalsCache writer, int to)
    {
        var stays = await IsWholeAsync() && stamped >= to;
        await writer.RewriteAsync(history.Full(to), default);
        stamped = stays ? stamped : to;
        Assert.True(await IsWholeAsync());
        await KeepAsync();
    }

    private async Task ReadAsync()
    {
        var whole = await IsWholeAsync();
        var read = await reader.ReadAsync(default);
        Assert.Equal(whole ? Same.Sorted(history.Full(stamped)) : null, Same.Sorted(read));
        await KeepAsync();
    }

    private async Task FlushAsync()
    {
        await vandal.DeleteAsync();
        stamped = 0;
    }

    private async Task RollBackAsync(int one)
    {
        if (seen.Count == 0) return;
        (var stored, stamped) = seen[one % seen.Count];
        await vandal.RestoreAsync(stored);
    }

    private async Task TamperAsync(int one, int two)
    {
        if (seen.Count == 0 || stamped == 0) return;
        var old = seen[one % seen.Count].Stored;
        var field = old.Keys.Where(key => key != "stamp").Order(StringComparer.Ordinal).ElementAt(two % (old.Count - 1));
        if (two % 5 == 0) await vandal.RemoveAsync(field);
        else await vandal.SetAsync(field, old[field]);
    }

    /// <summary>What the vandal can see he can put back later; and what was discarded has no stamp any more.</summary>
    private async Task KeepAsync()
    {
        var stored = await vandal.SeeAsync();
        if (!stored.ContainsKey("stamp")) stamped = 0;
        else if (await IsWholeAsync()) seen.Add((stored, stamped));
    }

    /// <summary>Whether the rows that stand there are those the stamp was made for.</summary>
    private async Task<bool> IsWholeAsync()
    {
        if (stamped == 0) return false;
        var stored = await vandal.SeeAsync();
        var expected = history.Full(stamped).Totals;
        return stored.Count == expected.Count + 1 && stored.ContainsKey("stamp")
            && expected.All(row => stored.TryGetValue($"{row.Contest}\n{row.Area}", out var value) && AreSame(row, value));
    }

    private static bool AreSame(AreaTotals row, byte[] stored) => row.ToByteArray().AsSpan().SequenceEqual(stored);
}
