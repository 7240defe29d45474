namespace Tabulation.Domain.Statements;

/// <summary>Why a precinct has no result. Values as in statement.proto.</summary>
public enum NoResultCause
{
    /// <summary>None was given: refused.</summary>
    Missing = 0,

    /// <summary>It did not open.</summary>
    NotOpened = 1,

    /// <summary>Its ballots or papers are destroyed or lost.</summary>
    Destroyed = 2,

    /// <summary>It votes at another time.</summary>
    Postponed = 3,
}

/// <summary>That a precinct has no result in one contest.</summary>
public sealed record NoResult(ResultPlace Place, NoResultCause Cause, Grounds Grounds) : StatementContent
{
    public override StatementKind Kind => StatementKind.NoResult;
}
