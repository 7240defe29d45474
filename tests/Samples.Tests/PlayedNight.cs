using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using ExpectedDisposition = Tabulation.Contracts.V1.Disposition;
using Verdict = Tabulation.Domain.Rules.Verdict;

namespace Tabulation.Samples.Tests;

/// <summary>A sample recorded in order as a ledger would: each statement encoded, decoded strictly, judged and folded.</summary>
internal sealed class PlayedNight
{
    private readonly Sample sample;
    private readonly Findings findings = new();
    private readonly Statement statement = new();
    private readonly List<ByteString> ids = [];

    public PlayedNight(Sample sample)
    {
        this.sample = sample;
        Fold = new Fold(KeyOf(sample.Definition.RootAuthority.Code), new Roots());
        var registry = Pager.Split(sample.Registry);
        var opening = sample.TimeOf(sample.Night[0]);
        Record(new Payload { Authority = Root, ElectionDefinition = registry.Commit(sample.Definition) }, opening);
        foreach (var page in registry.Pages)
            Record(new Payload { Authority = Root, ElectionId = ElectionId, RegistryPage = page }, opening);
        foreach (var told in sample.Night) Tell(told);
    }

    public Fold Fold { get; }

    public Election Election => Fold.State.Election!;

    public Tally Tally => Fold.Tally!;

    /// <summary>What each event of the night met, by its number.</summary>
    public List<(ExpectedDisposition Gravest, IReadOnlyList<string> Rules)> Verdicts { get; } = [];

    /// <summary>Seats by selection of a contest, with the single-member seats of nominating lists given.</summary>
    public SeatAllocation Seats(string contest, IReadOnlyDictionary<string, int> directSeats)
    {
        var index = Election.FindContest(contest)!.Value;
        var lots = Fold.State.Lots.Where(lot => lot.Contest == index)
            .Select(lot => new Domain.Allocation.Lot([.. lot.Order.Select(number => new SelectionIndex((int)number))]));
        var sums = Tally.SumsOf(Tally.Rows.WholeOf(index));
        var input = AllocationInputs.For(Election.Sheets[index.Value], sums, directSeats, [.. lots]);
        return SeatAllocator.Allocate(Election[index].Allocation, input);
    }

    private string Root => sample.Definition.RootAuthority.Code;

    private ByteString ElectionId => ids[0];

    private Verdict Found => Verdict.Of(findings, Fold.FormOf(statement, Fold.State.Election));

    private void Tell(NightEvent told)
    {
        var first = ids.Count - told.Number;
        var size = Fold.State.Position;
        var checkpoint = new NightCheckpoint((ulong)size, ByteString.CopyFrom(Roots.At(size).ToArray()));
        Record(told.Complete(ElectionId, number => ids[first + number], checkpoint), sample.TimeOf(told));
        Verdicts.Add(((ExpectedDisposition)findings.Gravest, Found.Rules));
    }

    private void Record(Payload payload, DateTimeOffset time)
    {
        payload.Nonce = ByteString.CopyFrom(SHA256.HashData(payload.ToByteArray()).AsSpan(0, 16));
        var bytes = payload.ToByteArray();
        Assert.Null(StatementDecoder.Decode(bytes, Fold.State.Election, statement));
        statement.SignedBy = KeyOf(payload.Authority);
        ids.Add(ByteString.CopyFrom(statement.Id.Value.ToArray()));
        var recordedAt = Timestamp.FromMilliseconds(time.ToUnixTimeMilliseconds());
        Judge.Run(Fold.State, statement, recordedAt, findings);
        Assert.Empty(findings.Problems);
        if (!findings.Refused) Assert.NotNull(Fold.Apply(statement, recordedAt, Found));
    }

    /// <summary>Stands for a log's tree: a root for each size, which nothing else has.</summary>
    private sealed class Roots : ILogRoots
    {
        public static Digest At(long size) => Digest.Of(BitConverter.GetBytes(size));

        public Digest? RootAt(long size) => At(size);
    }

    private static KeyId KeyOf(string authority) => KeyId.OfPublicKey(TestKeys.PublicKeyOf(authority).Span);
}
