using System.Buffers.Binary;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Benchmarks.Tally;

/// <summary>
/// The entries to fold: every precinct reports once, in an order that jumps about the country, then every one corrects itself, again and
/// again. One
/// result in twenty is flagged, one in a hundred held until its correction.
/// </summary>
internal sealed class TallyEntries
{
    private const int Variants = 1_000;

    /// <summary>Has no factor in common with the number of precincts, so that each comes once a round.</summary>
    private const int Stride = 38_113;

    private static readonly Verdict Flagged = new(Disposition.Flag, [Rule.BoxesExceedIssued.Code()]);
    private static readonly Verdict Held = new(Disposition.Hold, [Rule.ZeroVotes.Code(), Rule.PreviousTurnoutDiffers.Code()]);
    private readonly long[][] lines = [.. Enumerable.Range(0, Variants).Select(LinesOf)];
    private readonly long[][] votes = [.. Enumerable.Range(0, Variants).Select(VotesOf)];
    private readonly KeyId[] keys = [.. Enumerable.Range(0, 1 + TallyElection.Regions).Select(authority =>
        KeyId.OfPublicKey(TallyElection.PublicKey(authority)))];

    public ReadOnlySpan<long> Lines(int entry) => lines[VariantOf(entry)];

    public ReadOnlySpan<long> Votes(int entry) => votes[VariantOf(entry)];

    public static int PrecinctOf(int entry) => (int)((long)entry * Stride % TallyElection.Precincts);

    public static int AuthorityOf(int entry) => 1 + TallyElection.RegionOf(PrecinctOf(entry));

    public KeyId KeyOf(int entry) => keys[AuthorityOf(entry)];

    public static bool IsCorrection(int entry) => entry >= TallyElection.Precincts;

    public static Verdict VerdictOf(int entry) => IsHeld(VariantOf(entry)) ? Held : IsFlagged(VariantOf(entry)) ? Flagged : Verdict.Clean;

    /// <summary>As the decoder would fill it.</summary>
    public void Fill(int entry, Election election, Statement into)
    {
        var precinct = new PrecinctIndex(PrecinctOf(entry));
        into.Id = IdOf(entry);
        into.Kind = StatementKind.PrecinctResult;
        into.LookedUpIn = election;
        into.ElectionId = election.Id;
        into.Authority = new AuthorityIndex(AuthorityOf(entry));
        into.SignedBy = KeyOf(entry);
        into.Replaces = IsCorrection(entry) ? IdOf(entry - TallyElection.Precincts) : default;
        var result = into.Result;
        result.Clear();
        result.Contest = new ContestIndex(0);
        result.Precinct = precinct;
        result.Slot = election.Slots.Find(new ContestIndex(0), precinct);
        result.HasReason = IsCorrection(entry);
        foreach (var line in Lines(entry)) result.AddLine(line);
        foreach (var vote in Votes(entry)) result.AddVote(vote);
    }

    private static StatementId IdOf(int entry)
    {
        Span<byte> id = stackalloc byte[Digest.Size];
        id.Fill(1);
        BinaryPrimitives.WriteInt32LittleEndian(id, entry);
        return new StatementId(Digest.From(id));
    }

    private static int VariantOf(int entry) => (int)(entry * 617L % Variants);

    private static bool IsHeld(int variant) => variant % 100 == 7;

    private static bool IsFlagged(int variant) => variant % 20 == 3;

    private static long[] LinesOf(int variant)
    {
        if (IsHeld(variant)) return [2_000, 1_500, 0, 0, 0, 1_500, .. new long[TallyElection.Lines - 6]];
        var valid = VotesOf(variant).Sum();
        var issued = IsFlagged(variant) ? valid - 1 : valid + 10;
        return [2_000, issued + 100, 0, issued, 0, 100, 5, valid - 2, 3, valid, 0, 0, .. new long[TallyElection.Lines - 12]];
    }

    private static long[] VotesOf(int variant) =>
        [.. Enumerable.Range(0, TallyElection.Lists).Select(list => IsHeld(variant) ? 0L : 50 + ((variant * (list + 3)) % 90))];
}
