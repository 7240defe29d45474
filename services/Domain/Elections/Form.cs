using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Elections;

/// <summary>What a line of a form counts; lines that share a role are added. Values as in definition.proto.</summary>
public enum LineRole
{
    Other = 0,
    Registered = 1,
    Received = 2,
    IssuedEarly = 3,
    IssuedAtStation = 4,
    IssuedOutside = 5,
    IssuedAbsentee = 6,
    Cancelled = 7,
    Spoiled = 8,
    InMobileBoxes = 9,
    InStationaryBoxes = 10,
    Invalid = 11,
    Blank = 12,
    Valid = 13,
    Lost = 14,
    Unaccounted = 15,
    Supplementary = 16,
}

/// <summary>One line of a results protocol.</summary>
public sealed record FormLine(string Code, IReadOnlyList<LocalizedText> Names, LineRole Role);

/// <summary>A contest's results protocol: its lines in order, and what must hold between them.</summary>
public sealed record Form(string Code, IReadOnlyList<FormLine> Lines, IReadOnlyList<ControlEquation> Equations);

/// <summary>How a control equation's left side compares with its constant. Values as in definition.proto.</summary>
public enum Relation
{
    Equal = 1,
    AtMost = 2,
    AtLeast = 3,
}

/// <summary>
/// A coefficient and what it multiplies: a form line, or, with <paramref name="Line"/> null, the sum of votes over all selections.
/// </summary>
public sealed record Term(int Coefficient, int? Line);

/// <summary>A linear relation over a form's figures: the sum of terms, compared with a constant.</summary>
/// <param name="Code">Unique within its form.</param>
/// <param name="LegalBasis">The law's clause; needed to hold, else may be empty.</param>
public sealed record ControlEquation(
    string Code,
    IReadOnlyList<Term> Terms,
    Relation Relation,
    long Constant,
    Disposition Disposition,
    string LegalBasis);
