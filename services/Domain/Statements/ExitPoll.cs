namespace Tabulation.Domain.Statements;

/// <summary>What a pollster found among voters leaving the polls.</summary>
/// <param name="Place">Contest and area.</param>
/// <param name="Shares">Hundredths of a per cent for each selection.</param>
/// <param name="SampleSize">Voters who answered; null where not published.</param>
/// <param name="DesignEffectPermille">In thousandths; null where not published.</param>
/// <param name="ResponsePermille">How many of those asked answered, in thousandths; null where not published.</param>
/// <param name="HasMethod">A method is given.</param>
/// <param name="HasReason">A reason is given.</param>
public sealed record ExitPoll(
    ContestArea Place, IReadOnlyList<int> Shares, int? SampleSize, int? DesignEffectPermille, int? ResponsePermille, bool HasMethod, bool HasReason)
    : StatementContent
{
    public override StatementKind Kind => StatementKind.ExitPoll;
}
