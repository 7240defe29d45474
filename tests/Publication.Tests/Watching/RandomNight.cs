using Google.Protobuf;
using Tabulation.Chronicle;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.Recount;

namespace Tabulation.Publication.Tests.Watching;

/// <summary>Results, corrections, reviews, annulments and the rest in any order that the rules take, and what they come to at every size.</summary>
internal sealed class RandomNight
{
    private static readonly SmallElection Election = WholeNight.Election(AnnulmentEffect.Unspecified);

    private readonly Random random;
    private readonly LedgerScript script = new(Election);
    private readonly List<TotalsView?> views = [null];

    public RandomNight(Random random, int statements)
    {
        this.random = random;
        script.Wait(2_500);
        Opened = script.Leaves.Count;
        while (script.Leaves.Count < Opened + statements) Say();
        foreach (var leaf in script.Leaves)
        {
            Told.Add(leaf);
            views.Add(Told.State.Tally is null ? null : FoldTotals.All(Told.State));
        }
    }

    /// <summary>Entries of the definition and its registry.</summary>
    public int Opened { get; }

    public IReadOnlyList<ReadOnlyMemory<byte>> Leaves => script.Leaves;

    /// <summary>All of it.</summary>
    public ElectionChronicle Told { get; } = new();

    /// <summary>
    /// As Tabulation would send it: whatever has changed at some entry between, also where it is as before again, or everything where there was nothing before.
    /// </summary>
    public TotalsChanged Change(int from, int to)
    {
        var (before, after) = (views[from], views[to]!);
        var change = new TotalsChanged { AsOf = after.AsOf, From = (ulong)from, Full = before is null };
        change.Totals.Add(before is null ? after.Rows : after.Rows.Where((_, row) => Enumerable.Range(from, to - from).Any(at => ChangesAt(at, row))));
        return change;
    }

    private bool ChangesAt(int entry, int row) => !views[entry]!.Rows[row].Equals(views[entry + 1]!.Rows[row]);

    private void Say()
    {
        var precinct = random.Next(6);
        var current = script.CurrentAt(precinct);
        var isNew = current.Span.IndexOfAnyExcept((byte)0) < 0;
        var (signer, payload) = random.Next(isNew ? 3 : 9) switch
        {
            0 or 1 => By(Election.CommissionOf(precinct), Replacing(Election.Result(precinct, random.Next(5)))),
            2 => By(Election.CommissionOf(precinct), Replacing(Election.Overfull(precinct, random.Next(5)))),
            3 => By(Election.Reviewer, Election.Review(current, random.Next(2) == 0 ? ReviewDecision.Release : ReviewDecision.Refuse)),
            4 => By(Election.Court, Election.Annulment(precinct, current, random.Next(2) == 0 ? AnnulmentDecision.Annul : AnnulmentDecision.Reinstate)),
            5 => By(Election.CommissionOf(precinct), Replacing(Election.NoResult(precinct))),
            6 => By(Election.CommissionOf(precinct), Election.Turnout(precinct, (uint)random.Next(2), (uint)random.Next(500))),
            7 => By(Election.CommissionOf(precinct), Election.Result(precinct, 0, $"d{1 + (precinct % 2)}")),
            _ => By(Election.Root, Election.Change(new StationsChange { Close = { SmallElection.PrecinctCode(6 + random.Next(6)) }, Open = { Late() } })),
        };
        script.TryAdd(signer, payload);

        Payload Replacing(Payload said) => isNew ? said : said.Replacing(current);
    }

    private Precinct Late() => new() { Code = $"P9{script.Leaves.Count:00}", Areas = { 2, 5 }, Contests = { 0 }, Registered = (uint)random.Next(100, 900) };

    private static (StatementSigner, Payload) By(StatementSigner signer, Payload payload) => (signer, payload);
}
