using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.TransparencyLog;

namespace Tabulation.ElectionKit;

/// <summary>Writes the entries of a ledger as an honest one would, without any service.</summary>
public sealed class LedgerScript
{
    private readonly ElectionState state;
    private readonly Findings findings = new();
    private readonly List<ReadOnlyMemory<byte>> leaves = [];
    private readonly GrowingTree tree = new();
    private long waited;

    /// <summary>Opens the election.</summary>
    public LedgerScript(SmallElection election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var root = new KeyId(Digest.From(election.Root.PublicKey.Id.ToArray()));
        state = new ElectionState(root, new TreeRoots(tree));
        foreach (var payload in election.Signed.Definition.Bundle.Payloads.Concat(election.Signed.Pages.SelectMany(page => page.Bundle.Payloads)))
            Add(election.Root.SignBytes(payload), root);
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Leaves => leaves;

    /// <summary>What the entries come to so far.</summary>
    public ElectionState State => state;

    /// <summary>Id of the statement added last.</summary>
    public ByteString Last { get; private set; } = ByteString.Empty;

    /// <summary>Id of what a correction of the precinct's result in the list contest must name.</summary>
    public ByteString CurrentAt(int precinct)
    {
        var election = state.Election!;
        var slot = election.Slots.Find(election.FindContest(SmallElection.List)!.Value, election.FindPrecinct(SmallElection.PrecinctCode(precinct))!.Value);
        return ByteString.CopyFrom(state[slot!.Value].Current.Value.ToArray());
    }

    /// <summary>When the next entry will be recorded: a millisecond after the last, if nobody waits.</summary>
    public Timestamp Next => Timestamp.FromMilliseconds(1_700_000_000_000 + waited + leaves.Count);

    /// <summary>The log's root over all entries so far.</summary>
    public ByteString Root => ByteString.CopyFrom(new TreeRoots(tree).RootAt(leaves.Count)!.Value.ToArray());

    /// <summary>Lets time pass, in milliseconds, before the next entry.</summary>
    public LedgerScript Wait(long milliseconds)
    {
        waited += milliseconds;
        return this;
    }

    /// <summary>Appends a result of its commission.</summary>
    public LedgerScript Add(SmallElection election, int precinct, Payload? payload = null)
    {
        ArgumentNullException.ThrowIfNull(election);
        return Add(election.CommissionOf(precinct), payload ?? election.Result(precinct));
    }

    /// <summary>Appends what somebody says.</summary>
    public LedgerScript Add(StatementSigner signer, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return Add(signer, signer.Sign(payload));
    }

    /// <summary>Appends what somebody has signed, alone or together with others.</summary>
    public LedgerScript Add(StatementSigner signer, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(envelope);
        Add(envelope, KeyOf(signer));
        return this;
    }

    /// <summary>Appends what somebody says, where the rules take it.</summary>
    public bool TryAdd(StatementSigner signer, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return TryAdd(signer.Sign(payload), KeyOf(signer)) is null;
    }

    private static KeyId KeyOf(StatementSigner signer) => new(Digest.From(signer.PublicKey.Id.ToArray()));

    private void Add(Envelope envelope, KeyId key)
    {
        if (TryAdd(envelope, key) is { } refusal) throw new InvalidOperationException($"It was refused: {refusal}");
    }

    /// <returns>Null, or what the rules have against it.</returns>
    private Domain.Rules.Finding? TryAdd(Envelope envelope, KeyId key)
    {
        var statement = new Statement();
        if (StatementDecoder.Decode(envelope.Payload.Memory, state.Election, statement) is { } problem) throw new InvalidOperationException(problem.ToString());
        statement.SignedBy = key;
        var recordedAt = Next;
        Judge.Run(state, statement, recordedAt, findings);
        if (findings.Refused) return findings.All[0];
        var verdict = Domain.Rules.Verdict.Of(findings, Fold.FormOf(statement, state.Election));
        leaves.Add(EntryCodec.Encode(leaves.Count, recordedAt, envelope.Payload.Memory, envelope.Proof(), verdict));
        state.Mark();
        state.Apply(statement, Judged.Of(findings), recordedAt);
        tree.Append([Rfc6962.LeafHash(leaves[^1].Span)]);
        Last = envelope.Id();
        return null;
    }
}
