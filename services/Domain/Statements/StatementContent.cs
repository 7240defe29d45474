namespace Tabulation.Domain.Statements;

/// <summary>What a statement says, for all kinds but results, definitions and pages, which have a place of their own in <see cref="Statement"/>.</summary>
public abstract record StatementContent
{
    public abstract StatementKind Kind { get; }
}
