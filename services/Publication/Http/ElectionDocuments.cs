namespace Tabulation.Publication.Http;

/// <summary>What GET /api/election answers: the definition and its registry but for the precincts one by one, as changed since. Moments are RFC 3339.</summary>
/// <param name="PollsClose">As defined, or as extended since.</param>
/// <param name="Release">When figures leave: as defined, or as extended since.</param>
/// <param name="PollsOpen">Null where nothing depends on it.</param>
/// <param name="ExitPollsFrom">Null for when the polls close.</param>
/// <param name="AnnulmentEffect">LEAVE_ALL, KEEP_REGISTERED or KEEP_LINES.</param>
/// <param name="Rules">Every rule that an election may set, as it is here.</param>
/// <param name="Authorities">Commissions, observers' groups, pollsters and courts, those added and revoked since included.</param>
/// <param name="Precincts">How many, those that were closed included.</param>
internal sealed record ElectionDocument(
    string Id,
    string ExternalId,
    int RulesVersion,
    IReadOnlyDictionary<string, string> Names,
    bool Test,
    bool Synthetic,
    IReadOnlyDictionary<string, string> SyntheticNotes,
    string? PollsOpen,
    string PollsClose,
    string? ExitPollsFrom,
    string Release,
    string AnnulmentEffect,
    IReadOnlyList<RuleDocument> Rules,
    TurnoutPlanDocument? Turnout,
    QuotaDocument? Quota,
    ChamberDocument? Chamber,
    PreviousElectionDocument? PreviousElection,
    PredecessorDocument? Predecessor,
    IReadOnlyList<AuthorityDocument> Authorities,
    IReadOnlyList<NamedDocument> Hierarchies,
    IReadOnlyList<ContestDocument> Contests,
    IReadOnlyList<AreaDocument> Areas,
    int Precincts);

/// <summary>A contest and what can be voted for in it; lines and equations are those of its form.</summary>
/// <param name="Kind">LIST or CANDIDATE.</param>
/// <param name="Area">Its district; null for the whole election.</param>
internal sealed record ContestDocument(
    string Code, IReadOnlyDictionary<string, string> Names, string? ExternalId, string Kind, string? Area, int Seats, AllocationDocument Allocation,
    IReadOnlyList<SelectionDocument> Selections, string Form, IReadOnlyList<LineDocument> Lines, IReadOnlyList<EquationDocument> Equations);

/// <summary>How votes become seats. Shares and factors are fractions such as "1/20".</summary>
/// <param name="FirstDivisor">Of MODIFIED_SAINTE_LAGUE; null with any other method.</param>
internal sealed record AllocationDocument(
    string Method, string? FirstDivisor, string Ties, IReadOnlyList<ThresholdDocument> Thresholds, RunnerUpDocument? RunnerUp);

/// <param name="Class">Empty for ordinary lists.</param>
/// <param name="DirectSeatWaiver">Seats won directly that admit a list below it; null for none.</param>
internal sealed record ThresholdDocument(string Class, string Base, string Share, int? DirectSeatWaiver);

internal sealed record RunnerUpDocument(int LeastSeats, string Factor);

/// <param name="Kind">LIST, CANDIDATE or AGAINST_ALL.</param>
/// <param name="Candidates">On the list; null where seats beyond them do not pass on.</param>
/// <param name="QuotaMembers">Of its candidates, as the party states; null where it does not.</param>
internal sealed record SelectionDocument(
    string Code, IReadOnlyDictionary<string, string> Names, string? ExternalId, string Kind, int RegistrationOrder, string? ThresholdClass, string? NominatedBy,
    int? Candidates, int? QuotaMembers, bool Withdrawn);

internal sealed record LineDocument(string Code, IReadOnlyDictionary<string, string> Names, string Role);

/// <summary>What must hold between the lines of a form: the sum of the terms, compared with the constant.</summary>
internal sealed record EquationDocument(
    string Code, IReadOnlyList<TermDocument> Terms, string Relation, long Constant, string Disposition, string? LegalBasis);

/// <param name="Line">Its code; null for all votes together.</param>
internal sealed record TermDocument(int Coefficient, string? Line);

internal sealed record NamedDocument(string Code, IReadOnlyDictionary<string, string> Names);

internal sealed record AreaDocument(string Code, IReadOnlyDictionary<string, string> Names, string Hierarchy, string? Parent, string? ExternalId);

/// <param name="Role">COMMISSION, OBSERVER, POLLSTER or COURT.</param>
/// <param name="Areas">For which it may speak; none for the whole election.</param>
/// <param name="PublicKey">SEC 1 uncompressed P-256 point, in hexadecimal digits.</param>
internal sealed record AuthorityDocument(
    string Code, IReadOnlyDictionary<string, string> Names, string Role, IReadOnlyList<string> Areas, string PublicKey, bool Revoked);

/// <param name="Disposition">NONE, INFO, FLAG, HOLD or REFUSE.</param>
/// <param name="ThresholdPermille">Null where the rule has none.</param>
/// <param name="LegalBasis">As the definition gives it; null where it gives none.</param>
internal sealed record RuleDocument(string Rule, string Disposition, int? ThresholdPermille, string? LegalBasis);

/// <param name="Measure">ISSUED, IN_BOXES or PERSONS.</param>
/// <param name="Roll">REGISTRY or REPORTED.</param>
/// <param name="Contest">With whose results the last figures are compared.</param>
/// <param name="Moments">RFC 3339 with the offset in which they are announced.</param>
internal sealed record TurnoutPlanDocument(string Measure, string Roll, string Contest, IReadOnlyList<string> Moments, int DueMinutes);

/// <param name="Share">At least so much of a list, and of those who take its seats, such as "3/10".</param>
/// <param name="Rounding">UP, DOWN or NEAREST.</param>
internal sealed record QuotaDocument(IReadOnlyDictionary<string, string> Names, string Share, string Rounding, string LegalBasis);

internal sealed record ChamberDocument(IReadOnlyDictionary<string, string> Names, int Seats, IReadOnlyList<PreviousSeatsDocument> Previous);

/// <param name="List">Code of the list that stands for them now; null where none does.</param>
internal sealed record PreviousSeatsDocument(string? List, IReadOnlyDictionary<string, string> Names, int Seats);

/// <param name="Kind">RUN_OFF or REPEAT.</param>
internal sealed record PreviousElectionDocument(string Id, string ExternalId, string Kind);

/// <summary>The log that this one succeeds, and where it ended.</summary>
internal sealed record PredecessorDocument(string Log, long Size, string Root);
