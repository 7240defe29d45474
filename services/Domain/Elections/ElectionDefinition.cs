using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>What entry 0 says, decoded and not yet checked; <see cref="ElectionBuilder"/> checks it together with its pages.</summary>
public sealed record ElectionDefinition
{
    /// <summary>The rules version this release judges by.</summary>
    public const int SupportedRulesVersion = 1;

    public required int RulesVersion { get; init; }
    public required IReadOnlyList<LocalizedText> Names { get; init; }
    public required string ExternalId { get; init; }
    public bool Test { get; init; }
    public bool Synthetic { get; init; }
    public IReadOnlyList<LocalizedText> SyntheticNotes { get; init; } = [];
    public required Timestamp PollsClose { get; init; }
    public required Timestamp Release { get; init; }
    public required Authority Root { get; init; }
    public required IReadOnlyList<Hierarchy> Hierarchies { get; init; }
    public required IReadOnlyList<Form> Forms { get; init; }
    public IReadOnlyList<RulePolicy> RulePolicies { get; init; } = [];

    /// <summary>SHA-256 of each page's encoded content, in order of page number.</summary>
    public required IReadOnlyList<Digest> PageHashes { get; init; }

    /// <summary>The last checkpoint of the log that this one succeeds, as that one signed it; empty where none is succeeded. Decides nothing.</summary>
    public ReadOnlyMemory<byte> PredecessorCheckpoint { get; init; }

    /// <summary>Null where nothing depends on it.</summary>
    public Timestamp? PollsOpen { get; init; }

    /// <summary>Null for when the polls close.</summary>
    public Timestamp? ExitPollsFrom { get; init; }

    public AnnulmentEffect AnnulmentEffect { get; init; }
    public TurnoutPlan? Turnout { get; init; }
    public QuotaRule? Quota { get; init; }
    public Chamber? Chamber { get; init; }
    public PreviousElection? PreviousElection { get; init; }
}

/// <summary>A part of the registry; numbers count through all pages in order.</summary>
public sealed record RegistryPage
{
    public required int Number { get; init; }

    /// <summary>SHA-256 of the page as encoded in its statement.</summary>
    public required Digest ContentHash { get; init; }

    public IReadOnlyList<Authority> Authorities { get; init; } = [];
    public IReadOnlyList<Area> Areas { get; init; } = [];
    public IReadOnlyList<Contest> Contests { get; init; } = [];
    public IReadOnlyList<Precinct> Precincts { get; init; } = [];
}
