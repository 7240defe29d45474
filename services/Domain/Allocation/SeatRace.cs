namespace Tabulation.Domain.Allocation;

/// <summary>
/// Gives seats one at a time to the highest claim. A claim falls with each seat won, so equal claims are all served before any of their
/// owners comes again, and a tie matters only where fewer seats are left than equal claims: it is then about the last seats and nothing
/// follows it.
/// </summary>
internal sealed class SeatRace
{
    private readonly IReadOnlyList<Entrant> _entrants;
    private readonly Func<Entrant, int, Fraction> _claim;
    private readonly int[] _held;
    private readonly Fraction[] _claims;
    private readonly List<Award> _awards = [];

    /// <param name="entrants">In order of registration.</param>
    /// <param name="held">Seats each holds at the start.</param>
    /// <param name="claim">What an entrant puts forward when it holds so many seats; falls as they rise.</param>
    public SeatRace(IReadOnlyList<Entrant> entrants, IEnumerable<int> held, Func<Entrant, int, Fraction> claim)
    {
        _entrants = entrants;
        _claim = claim;
        _held = [.. held];
        _claims = [.. entrants.Select((e, i) => claim(e, _held[i]))];
    }

    public Distribution Run(int house, TieBreaker ties)
    {
        for (var left = house - _held.Sum(); left > 0; left--)
        {
            var leaders = Leaders();
            if (leaders.Count > left)
                return BreakTie(leaders, left, ties);
            if (leaders.Count == 0)
                break;
            Give(leaders[0], BestBut(leaders[0]), AwardDecision.EqualsAllServed);
        }

        return new(_held, _awards, null, null);
    }

    private Distribution BreakTie(List<int> leaders, int left, TieBreaker ties)
    {
        var tie = ties.Break(TieFor.Seats, [.. leaders.Select(i => _entrants[i].Selection)], left);
        var ranking = tie.Ranking.Select(s => leaders.Single(i => _entrants[i].Selection == s)).ToList();
        var decision = tie.Resolution switch
        {
            TieResolution.RegistrationOrder => AwardDecision.RegistrationOrder,
            TieResolution.Lot => AwardDecision.Lot,
            TieResolution.LotNeeded => AwardDecision.Lot,
        };
        for (var place = 0; place < Math.Min(left, ranking.Count); place++)
            Give(ranking[place], ranking[place + 1], decision);
        return new(_held, _awards, tie, null);
    }

    private void Give(int winner, int? next, AwardDecision ifEqual)
    {
        var rival = next is { } n ? ClaimOf(n) : null;
        var decision = rival?.Value == _claims[winner] ? ifEqual : AwardDecision.Highest;
        _awards.Add(new(_awards.Count + 1, ClaimOf(winner), rival, decision));
        _held[winner]++;
        _claims[winner] = _claim(_entrants[winner], _held[winner]);
    }

    private Claim ClaimOf(int entrant) => new(_entrants[entrant].Selection, _held[entrant], _claims[entrant]);

    private List<int> Leaders()
    {
        var leaders = new List<int>();
        for (var i = 0; i < _entrants.Count; i++)
        {
            var order = !Open(i) ? -1 : leaders.Count == 0 ? 1 : _claims[i].CompareTo(_claims[leaders[0]]);
            if (order > 0)
                leaders.Clear();
            if (order >= 0)
                leaders.Add(i);
        }

        return leaders;
    }

    private int? BestBut(int winner)
    {
        int? best = null;
        for (var i = 0; i < _entrants.Count; i++)
        {
            if (i != winner && Open(i) && (best is not { } b || _claims[i] > _claims[b]))
                best = i;
        }

        return best;
    }

    private bool Open(int entrant) => _held[entrant] < _entrants[entrant].Limit;
}
