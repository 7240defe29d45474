using Tabulation.Cli.Reading;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.Recount;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Certifying;

/// <summary>Counts the ledger anew, entry by entry, as <c>tabulate verify</c> does the log: nothing in it is taken as recorded.</summary>
internal static class LedgerRecount
{
    private const int Together = 2_048;

    /// <exception cref="UntrustedAnswerException">An entry is not what it should be.</exception>
    /// <exception cref="InputException">It is not the ledger of the operator who is trusted.</exception>
    public static async Task<VerifiedFold> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        VerifiedFold? fold = null;
        var waiting = new List<ReadOnlyMemory<byte>>();
        await foreach (var leaf in invocation.Server.EntriesAsync(cancellation))
        {
            fold ??= Begin(OperatorOptions.Require(invocation, DefinitionIn(leaf)));
            waiting.Add(leaf);
            if (waiting.Count < Together) continue;
            Apply(fold, waiting);
            waiting.Clear();
        }

        if (fold is null) throw new InputException("The server's ledger is empty.");
        Apply(fold, waiting);
        if (fold.Fold.State.Election is null) throw new InputException("The election's registry is not complete.");
        return fold;
    }

    private static VerifiedFold Begin(VerificationKey operatorKey) =>
        new(KeyId.OfPublicKey(operatorKey.Bytes.Span), new EntryVerifier(
            new BundleVerifier(new VerifiedSignatures(Together)), operatorKey));

    private static void Apply(VerifiedFold fold, List<ReadOnlyMemory<byte>> leaves)
    {
        try
        {
            fold.Apply(leaves, _ => { });
        }
        catch (LedgerDisputeException dispute)
        {
            throw new UntrustedAnswerException(dispute.Message);
        }
    }

    private static ElectionDefinition DefinitionIn(ReadOnlyMemory<byte> leaf)
    {
        var statement = new Statement();
        return EntryCodec.TryDecode(leaf, out var entry) && StatementDecoder.Decode(entry.Payload, null, statement) is null
            && statement.Definition is { } definition
            ? definition
            : throw new UntrustedAnswerException("The ledger's first entry is not an election's definition.");
    }
}
