using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Folding;

/// <summary>
/// State and tally at a position, from entries 0 to position - 1 alone: whoever folds the same entries gets the same. Judges every entry
/// again and says whether its recorded verdict is right. Not safe for concurrent use.
/// </summary>
/// <param name="operatorKey">The only key that may sign the definition.</param>
/// <param name="roots">The tree over the entries folded, against which checkpoints that are certified are held; without it none can be.</param>
public sealed class Fold(KeyId operatorKey, ILogRoots? roots = null)
{
    /// <summary>Version of the fold: caches made by another version are rebuilt.</summary>
    public const int Version = 1;

    private readonly Findings findings = new();

    public ElectionState State { get; } = new(operatorKey, roots);

    /// <summary>What the rules found in the entry handed in last: also where that could not stand. Changed by the next one.</summary>
    public Findings Findings => findings;

    /// <summary>Null until the registry is complete.</summary>
    public Tally? Tally => State.Tally;

    /// <summary>Judges and, where the recorded verdict is right, applies the entry at <see cref="ElectionState.Position"/>.</summary>
    /// <returns>
    /// What it did to the tally; null, with nothing changed, where the entry cannot stand: its verdict should have been another, or it was
    /// recorded before the entry in front of it.
    /// </returns>
    /// <exception cref="ArgumentException">The statement's codes were looked up in another registry than the one in force.</exception>
    public TallyChange? Apply(Statement statement, Timestamp recordedAt, Verdict recorded)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(recorded);
        if (recordedAt < State.RecordedAt) return null;
        Judge.Run(State, statement, recordedAt, findings);
        if (findings.Refused || !recorded.Matches(findings, FormOf(statement, State.Election))) return null;
        State.Mark();
        return State.Apply(statement, Judged.Of(findings), recordedAt);
    }

    /// <summary>The form a statement's equations come from; null where it is not a result in a known contest.</summary>
    public static Form? FormOf(Statement statement, Election? election)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Kind != StatementKind.PrecinctResult || election is null) return null;
        return statement.Result.Contest is { } contest ? election.SheetOf(contest).Form : null;
    }
}
