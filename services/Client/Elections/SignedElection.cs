using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Elections;

/// <summary>An election's definition and registry pages, signed by its root authority and ready to open a ledger with.</summary>
public sealed class SignedElection
{
    // Far below the 4 MiB that a server takes in one message.
    private const int PagesTogether = 16;

    internal SignedElection(SignedBatch definition, IReadOnlyList<SignedBatch> pages) => (Definition, Pages) = (definition, pages);

    /// <summary>The statement id of the definition.</summary>
    public ElectionId Id => new(Definition.Ids[0].Value);

    /// <summary>The definition, in a bundle of its own.</summary>
    public SignedBatch Definition { get; }

    /// <summary>The registry pages in order, several in a bundle.</summary>
    public IReadOnlyList<SignedBatch> Pages { get; }

    /// <summary>Signs a definition and its whole registry.</summary>
    /// <param name="definition">The definition; its page hashes are replaced by those of <paramref name="registry"/>.</param>
    /// <param name="registry">All its pages.</param>
    /// <param name="root">Signs as the definition's root authority.</param>
    /// <exception cref="ArgumentException">The definition or a page is not what FORMAT.md demands.</exception>
    public static SignedElection Sign(ElectionDefinition definition, PagedRegistry registry, StatementSigner root)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(root);
        var first = root.Sign([root.Encode(new Payload { ElectionDefinition = registry.Commit(definition) })], [0]);
        var id = ByteString.CopyFrom(first.Ids[0].Value.ToArray());
        var pages = registry.Pages.Select(page => root.Encode(new Payload { ElectionId = id, RegistryPage = page }));
        return new SignedElection(first, [.. pages.Chunk(PagesTogether).Select((chunk, number) => SignPages(root, chunk, number))]);
    }

    private static SignedBatch SignPages(StatementSigner root, ByteString[] payloads, int chunk) =>
        root.Sign(payloads, [.. Enumerable.Range(chunk * PagesTogether, payloads.Length).Select(page => (long)page)]);
}
