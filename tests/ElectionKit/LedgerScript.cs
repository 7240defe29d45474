using Tabulation.Client.Signing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.ElectionKit;

/// <summary>Writes the entries of a ledger as an honest one would, without any service.</summary>
public sealed class LedgerScript
{
    private readonly ElectionState state;
    private readonly Findings findings = new();
    private readonly List<ReadOnlyMemory<byte>> leaves = [];

    /// <summary>Opens the election.</summary>
    public LedgerScript(SmallElection election)
    {
        ArgumentNullException.ThrowIfNull(election);
        var root = new KeyId(Digest.From(election.Root.PublicKey.Id.ToArray()));
        state = new ElectionState(root);
        foreach (var payload in election.Signed.Definition.Bundle.Payloads.Concat(election.Signed.Pages.SelectMany(page => page.Bundle.Payloads)))
            Add(election.Root.SignBytes(payload), root);
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Leaves => leaves;

    /// <summary>When the next entry will be recorded: a millisecond after the last.</summary>
    public Timestamp Next => Timestamp.FromMilliseconds(1_700_000_000_000 + leaves.Count);

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
        Add(envelope, new KeyId(Digest.From(signer.PublicKey.Id.ToArray())));
        return this;
    }

    private void Add(Envelope envelope, KeyId key)
    {
        var statement = new Statement();
        if (StatementDecoder.Decode(envelope.Payload.Memory, state.Election, statement) is { } problem) throw new InvalidOperationException(problem.ToString());
        statement.SignedBy = key;
        Judge.Run(state, statement, Next, findings);
        if (findings.Refused) throw new InvalidOperationException($"{statement.Kind} was refused: {findings.All[0]}");
        var verdict = Domain.Rules.Verdict.Of(findings, Fold.FormOf(statement, state.Election));
        leaves.Add(EntryCodec.Encode(leaves.Count, Next, envelope.Payload.Memory, envelope.Proof(), verdict));
        state.Mark();
        state.Apply(statement, findings.Gravest, Timestamp.FromMilliseconds(1_700_000_000_000 + leaves.Count - 1));
    }
}
