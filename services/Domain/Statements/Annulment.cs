namespace Tabulation.Domain.Statements;

/// <summary>What is decided about a counted result. Values as in statement.proto.</summary>
public enum AnnulmentDecision
{
    /// <summary>None was given: refused.</summary>
    Missing = 0,

    /// <summary>It counts no more.</summary>
    Annul = 1,

    /// <summary>It counts again.</summary>
    Reinstate = 2,
}

/// <summary>A decision on a counted result by a court or the root authority.</summary>
public sealed record Annulment(ResultPlace Place, AnnulmentDecision Decision, Grounds Grounds) : StatementContent
{
    public override StatementKind Kind => StatementKind.Annulment;
}
