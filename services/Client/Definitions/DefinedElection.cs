using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>An election as read from files, not yet in pages and not signed.</summary>
public sealed class DefinedElection
{
    internal DefinedElection(ElectionDefinition definition, RegistryPage registry, RegistryPlan plan) =>
        (Definition, Registry, Codes, Places) = (definition, registry, plan.Codes, plan.Places);

    /// <summary>The definition; its page hashes are still empty.</summary>
    public ElectionDefinition Definition { get; }

    /// <summary>The whole registry as one page.</summary>
    public RegistryPage Registry { get; }

    /// <summary>Names of the key files that were made.</summary>
    public required IReadOnlyList<string> KeysMade { get; init; }

    /// <summary>Name of the root authority's key file.</summary>
    public required string RootKey { get; init; }

    internal AreaCodes Codes { get; }

    internal Places Places { get; }
}
