using Tabulation.Contracts.V1;

namespace Tabulation.Samples;

/// <summary>
/// An election to rehearse with: its definition, its registry, everything said during its night and how it ends. The same name, seed and
/// public keys give the same bytes on any machine. The messages are shared: whoever wants to change one clones it first.
/// </summary>
public sealed record Sample
{
    /// <summary>What <see cref="SampleCatalogue.Find"/> knows it by.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in English, one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>What its made-up figures come from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Complete but for <see cref="ElectionDefinition.RegistryPageHashes"/>, which depend on how the registry is split.</summary>
    public required ElectionDefinition Definition { get; init; }

    /// <summary>The whole registry as page 0, of any size: to be split into pages that fit into the ledger.</summary>
    public required RegistryPage Registry { get; init; }

    /// <summary>In the order in which it happens; an event stands at the index that is its number.</summary>
    public required IReadOnlyList<NightEvent> Night { get; init; }

    /// <summary>
    /// When its day and night are, where rules depend on more than that the polls have closed: it can be played live; null where it is
    /// played as of its own date.
    /// </summary>
    public Timetable? Timetable { get; init; }

    /// <summary>How turnout grew at each precinct.</summary>
    public required TurnoutByHour Turnout { get; init; }

    /// <summary>What the totals and seats must be after the last event.</summary>
    public required ExpectedOutcome Expected { get; init; }

    /// <summary>The instant of an event of the night, where it is played as of the definition's own times.</summary>
    public DateTimeOffset TimeOf(NightEvent night)
    {
        ArgumentNullException.ThrowIfNull(night);
        return Timetable?.At(night.AfterPollsClose)
            ?? DateTimeOffset.FromUnixTimeMilliseconds((long)Definition.PollsClose) + night.AfterPollsClose;
    }
}
