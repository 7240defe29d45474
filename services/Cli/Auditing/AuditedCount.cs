using Tabulation.Audit;
using Tabulation.Cli.Examining;

namespace Tabulation.Cli.Auditing;

/// <summary>What is audited.</summary>
/// <param name="Title">The contest, and where its counts come from.</param>
/// <param name="Contest">Its counts.</param>
/// <param name="Anchor">What was fixed before the seed.</param>
/// <param name="Selections">Codes of the selections.</param>
/// <param name="Remarks">What a reader must know besides.</param>
internal sealed record AuditedCount(
    string Title, AuditedContest Contest, DrawAnchor Anchor, IReadOnlyList<string> Selections, IReadOnlyList<string> Remarks)
{
    /// <summary>Of a log, or of a file.</summary>
    /// <exception cref="UsageException">Neither or both are given, or not all that they need.</exception>
    /// <exception cref="InputException">They do not hold what they should.</exception>
    public static async Task<AuditedCount> OfAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (log, file) = (invocation.Get(LedgerStations.Log), invocation.Get(StationsFile.File));
        return (log, file) switch
        {
            (not null, null) => await LogCount.ReadAsync(invocation, log, cancellation),
            (null, not null) => FileCount.Read(invocation, file),
            _ => throw new UsageException("Give either --log or --stations."),
        };
    }

    /// <exception cref="InputException">There is none: seats that hang on one ballot, for example.</exception>
    public AuditPlan Plan() => AuditPlan.Of(Contest) is { Plan: { } plan }
        ? plan
        : throw new InputException(Words(AuditPlan.Of(Contest).Fault));

    private static string Words(AuditFault fault) => fault switch
    {
        AuditFault.None => "The seats can be audited.",
        AuditFault.NothingCounted => "There is no vote to audit.",
        AuditFault.NoMargin => "One ballot could change the seats, as reported: no sample is enough, count everything again.",
        AuditFault.RunnerUpRuleApplied => "The runner-up rule gave seats: this audit does not cover it, count everything again.",
        AuditFault.DirectSeatsCount => "Lists can be admitted for seats won in other contests: this audit does not cover it.",
    };
}
