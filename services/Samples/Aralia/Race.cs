using Tabulation.Samples.Generation;

namespace Tabulation.Samples.Aralia;

/// <summary>A constituency's contest between four parties' candidates and an independent.</summary>
/// <param name="Constituency">Its number, from 1.</param>
/// <param name="Winner">Number of the candidate who takes the seat.</param>
/// <param name="TiedWith">Number of the candidate with as many votes, over whom the winner is drawn by lot; null for no tie.</param>
internal sealed record Race(int Constituency, int Winner, int? TiedWith = null)
{
    private const int Harbour = 0;
    private const int Lantern = 1;
    private const int River = 2;
    private const int Hill = 3;
    private const int Independent = 4;

    /// <summary>Codes of the parties by number of their candidates; empty for the independent.</summary>
    public static IReadOnlyList<string> Nominators { get; } = ["harbour", "lantern", "river", "hill", ""];

    /// <summary>Codes of the candidates.</summary>
    public static IReadOnlyList<string> Candidates { get; } = [.. Nominators.Select(party => party.Length == 0 ? "independent" : party)];

    /// <summary>The Hill Farmers' three seats here bring its list over a threshold it does not reach.</summary>
    public static IReadOnlyList<Race> All { get; } =
    [
        new(1, Harbour), new(2, Harbour), new(3, Lantern), new(4, Independent), new(5, Hill),
        new(6, Hill), new(Country.TiedConstituency, River, Lantern), new(8, Lantern), new(9, Hill), new(10, Harbour),
    ];

    /// <summary>Votes for each candidate, then invalid ballots, that sum to the ballots in the boxes.</summary>
    public long[] Totals(int inBoxes, SplitMix64 random)
    {
        var weights = Nominators.Select(_ => (long)random.Between(80, 180)).ToArray();
        weights[Winner] = 400;
        if (TiedWith is { } rival) weights[rival] = weights[Winner];
        var invalid = inBoxes * random.Between(20, 30) / 1_000;
        var votes = Shares.Divide(inBoxes - invalid, weights);
        if (TiedWith is { } other)
        {
            invalid += Math.Abs(votes[Winner] - votes[other]);
            votes[Winner] = votes[other] = Math.Min(votes[Winner], votes[other]);
        }

        return [.. votes, invalid];
    }
}
