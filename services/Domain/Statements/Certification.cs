using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>The responsible authority's word that a contest is final.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
/// <param name="CheckpointSize">Entries that it rests on.</param>
/// <param name="CheckpointRoot">The log's root at that size.</param>
/// <param name="Figures">Sums of the form's lines, then of the votes, as sent.</param>
/// <param name="Lines">How many of them are lines.</param>
/// <param name="Seats">Of each selection, as sent.</param>
/// <param name="Outstanding">Precincts without a result, as named; null where no such precinct exists.</param>
/// <param name="AreaProtocols">Those cited, as sent.</param>
public sealed record Certification(
    ContestIndex? Contest, long CheckpointSize, Digest CheckpointRoot, IReadOnlyList<long> Figures, int Lines, IReadOnlyList<long> Seats,
    IReadOnlyList<PrecinctIndex?> Outstanding, IReadOnlyList<StatementId> AreaProtocols, Grounds Grounds) : StatementContent
{
    public override StatementKind Kind => StatementKind.Certification;
}

/// <summary>A court's word that a certified contest is open again.</summary>
/// <param name="Contest">Null where no such contest exists.</param>
public sealed record Reopening(ContestIndex? Contest, Grounds Grounds) : StatementContent
{
    public override StatementKind Kind => StatementKind.Reopening;
}
