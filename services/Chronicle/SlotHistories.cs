using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle;

/// <summary>Which entries each slot's history consists of: each one points to the one before it, so that a country's take a few megabytes.</summary>
internal sealed class SlotHistories
{
    private readonly Dictionary<SlotIndex, int> last = [];
    private readonly List<(long Position, int Before)> links = [];

    public void Add(SlotIndex slot, long position)
    {
        links.Add((position, last.GetValueOrDefault(slot, -1)));
        last[slot] = links.Count - 1;
    }

    public IReadOnlyList<long> Of(SlotIndex slot)
    {
        var positions = new List<long>();
        for (var link = last.GetValueOrDefault(slot, -1); link >= 0; link = links[link].Before) positions.Add(links[link].Position);
        positions.Reverse();
        return positions;
    }
}
