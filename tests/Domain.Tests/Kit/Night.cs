using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>One entry of the modelled ledger.</summary>
internal sealed record Entry(Said Said, Timestamp RecordedAt, Verdict Verdict);

internal enum Answer
{
    Recorded,
    Repeated,
    Refused,
}

/// <summary>
/// An election as a ledger would run it: repeats are dropped by id, refused statements are forgotten, the rest is recorded and folded.
/// </summary>
internal sealed class Night
{
    private readonly Statement reused = new();
    private readonly HashSet<StatementId> recorded = [];
    private readonly List<Entry> entries = [];

    public Night(Draft draft)
    {
        Draft = draft;
        Fold = new Fold(draft.OperatorKey, Roots.All);
        Require(Said.Defines(draft.Definition));
        Require(Said.Registers(draft.Page, draft));
    }

    public Draft Draft { get; }
    public Fold Fold { get; }
    public ElectionState State => Fold.State;
    public Tally Tally => Fold.Tally!;
    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>Milliseconds by which everything is recorded later from now on.</summary>
    public long Later { get; set; }

    /// <summary>What was found in the last statement judged.</summary>
    public Findings Findings { get; } = new();

    /// <summary>The last statement judged, decoded.</summary>
    public Statement Last => reused;

    public static Night Of(Draft draft, IEnumerable<Said> statements)
    {
        var night = new Night(draft);
        foreach (var said in statements) night.Submit(said);
        return night;
    }

    public Answer Submit(Said said)
    {
        if (recorded.Contains(said.Id)) return Answer.Repeated;
        Judge(said);
        if (Findings.Refused) return Answer.Refused;
        var verdict = Verdict.Of(Findings, Fold.FormOf(reused, State.Election));
        var entry = new Entry(said, NextTime(), verdict);
        if (Fold.Apply(reused, entry.RecordedAt,
            verdict) is null) throw new InvalidOperationException($"Its own verdict was not accepted: {said}");
        recorded.Add(said.Id);
        entries.Add(entry);
        return Answer.Recorded;
    }

    /// <summary>Submits what must be recorded.</summary>
    public StatementId Require(Said said) => Submit(said) == Answer.Recorded
        ? said.Id
        : throw new InvalidOperationException(string.Join(' ', [.. Findings.All.ToArray(), .. Findings.Problems, said]));

    public Findings Judge(Said said)
    {
        Tabulation.Domain.Rules.Judge.Run(State, said.Into(reused, State), NextTime(), Findings);
        return Findings;
    }

    public Findings JudgeDry(Said said)
    {
        Tabulation.Domain.Rules.Judge.RunDry(State, said.Into(reused, State), NextTime(), Findings);
        return Findings;
    }

    private Timestamp NextTime() => Timestamp.FromMilliseconds(Draft.PollsClose.Milliseconds + Later + (10 * State.Position));
}
