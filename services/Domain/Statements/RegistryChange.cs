using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>A change of what the registry says; one of the three is there.</summary>
/// <param name="Stations">Stations that open late, split or merge.</param>
/// <param name="Withdrawal">A selection that no longer stands.</param>
/// <param name="Hours">Later hours.</param>
public sealed record RegistryChange(StationsChange? Stations, Withdrawal? Withdrawal, ExtendedHours? Hours, Grounds Grounds) : StatementContent
{
    public override StatementKind Kind => StatementKind.RegistryChange;
}

/// <summary>Stations that close and others that open in their place.</summary>
/// <param name="Close">Codes as sent with what they stand for; null where no such precinct exists.</param>
/// <param name="Open">New ones, numbered after all others.</param>
public sealed record StationsChange(IReadOnlyList<PrecinctIndex?> Close, IReadOnlyList<Precinct> Open)
{
    /// <summary>Of each of them.</summary>
    public const int Most = 100;
}

/// <summary>A list or candidate that no longer stands.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="Selection">Its number; null where the contest has no such selection.</param>
public sealed record Withdrawal(ContestIndex? Contest, int? Selection);

/// <summary>Later hours for the whole election.</summary>
public sealed record ExtendedHours(Timestamp PollsClose, Timestamp Release);
