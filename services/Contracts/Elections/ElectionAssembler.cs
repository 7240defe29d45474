using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>
/// Puts an election together from a ledger's first entries, for readers who know its id or trust whoever serves them: signatures are not checked,
/// but the pages must be the ones that the definition commits to. Not safe for concurrent use.
/// </summary>
public sealed class ElectionAssembler
{
    private readonly Statement statement = new();
    private ElectionDefinition? definition;
    private ElectionId id;
    private RegistryPage?[] pages = [];

    /// <summary>Null until the definition and all its pages are in.</summary>
    public Election? Election { get; private set; }

    /// <summary>Takes the next entry; once the election is complete, does nothing.</summary>
    /// <exception cref="InvalidDataException">The entry cannot be read, or the pages do not make a usable registry.</exception>
    public void Add(ReadOnlyMemory<byte> leaf)
    {
        if (Election is not null) return;
        if (!EntryCodec.TryDecode(leaf, out var entry)) throw new InvalidDataException("The ledger cannot be read: an entry is not one.");
        if (StatementDecoder.Decode(entry.Payload, null, statement) is { } problem)
            throw new InvalidDataException($"The ledger cannot be read: {problem.Field} {problem.Message}");
        if (statement.Kind == StatementKind.ElectionDefinition) Define();
        if (statement.Kind == StatementKind.RegistryPage) Add(statement.Page!);
    }

    private void Define()
    {
        definition = statement.Definition!;
        id = new ElectionId(statement.Id.Value);
        pages = new RegistryPage?[definition.PageHashes.Count];
    }

    private void Add(RegistryPage page)
    {
        if (page.Number >= pages.Length || definition!.PageHashes[page.Number] != page.ContentHash)
            throw new InvalidDataException($"The definition does not commit to registry page {page.Number}.");
        pages[page.Number] = page;
        if (pages.Contains(null)) return;
        var built = ElectionBuilder.Build(id, definition, pages!);
        Election = built.Election ?? throw new InvalidDataException($"The registry cannot be used: {built.Problems[0].Field} {built.Problems[0].Message}.");
    }
}
