namespace Tabulation.Domain.Rules;

/// <summary>What happens to a statement that breaks a rule, mildest first. Values as in definition.proto.</summary>
public enum Disposition
{
    /// <summary>No rule broken.</summary>
    None = 0,

    /// <summary>Recorded and counted; for the record only.</summary>
    Info = 1,

    /// <summary>Counted and marked.</summary>
    Flag = 2,

    /// <summary>Recorded, out of the totals until reviewed.</summary>
    Hold = 3,

    /// <summary>Not recorded.</summary>
    Refuse = 4,
}
