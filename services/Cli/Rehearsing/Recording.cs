using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Rehearsing;

/// <summary>A recorded election: its definition, its registry's pages, and what was said after them.</summary>
internal sealed class Recording
{
    private Recording(IReadOnlyList<RecordedStatement> statements, int pages) => (Statements, Pages) = (statements, pages);

    /// <summary>All, in order of position.</summary>
    public IReadOnlyList<RecordedStatement> Statements { get; }

    /// <summary>How many pages the registry has: they stand after the definition.</summary>
    public int Pages { get; }

    public ElectionDefinition Definition => Statements[0].Payload.ElectionDefinition;

    public ElectionId Id => new(Digest.From(Statements[0].Id.Span));

    /// <summary>What follows the registry.</summary>
    public IEnumerable<RecordedStatement> Night => Statements.Skip(1 + Pages);

    /// <param name="leaves">A ledger's entries from the first on.</param>
    /// <exception cref="InvalidDataException">They are no election's, or its registry is not complete.</exception>
    public static Recording Of(IEnumerable<ReadOnlyMemory<byte>> leaves)
    {
        List<RecordedStatement> statements = [.. leaves.Select((leaf, position) => RecordedStatement.Read(position, leaf))];
        if (statements.Count == 0 || statements[0].Payload.ElectionDefinition is not { } definition)
            throw new InvalidDataException("The recording does not begin with the definition of an election.");
        var pages = statements.Skip(1).TakeWhile(each => each.Payload.RegistryPage is not null).Count();
        return pages == definition.RegistryPageHashes.Count
            ? new Recording(statements, pages)
            : throw new InvalidDataException($"The recording has {pages} of {definition.RegistryPageHashes.Count} pages of the registry.");
    }
}
