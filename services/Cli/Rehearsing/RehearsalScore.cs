using Tabulation.Client.Submitting;

namespace Tabulation.Cli.Rehearsing;

/// <summary>How the answers compare with what was recorded.</summary>
internal sealed class RehearsalScore
{
    private readonly List<(RecordedStatement Recorded, AnsweredStatement Answered)> refused = [];

    /// <summary>By position in the recording: where it stands in the rehearsal.</summary>
    private readonly Dictionary<long, ulong> positions = [];

    public int Answered { get; private set; }

    /// <summary>Judged otherwise than then; most often for a report that is not late any more.</summary>
    public int JudgedOtherwise { get; private set; }

    public IReadOnlyList<(RecordedStatement Recorded, AnsweredStatement Answered)> Refused => refused;

    /// <summary>
    /// How many entries the rehearsal's ledger had when that entry of the recording was its last; null where it was refused.
    /// </summary>
    public ulong? SizeAfter(long recorded) => positions.TryGetValue(recorded, out var position) ? position + 1 : null;

    public void Add(RecordedStatement recorded, AnsweredStatement answered)
    {
        Answered++;
        if (!answered.IsRecorded)
        {
            refused.Add((recorded, answered));
            return;
        }

        positions[recorded.Position] = answered.Answer.Receipt.Position;
        if (!answered.Answer.Receipt.Verdict.Rules.SequenceEqual(recorded.Verdict.Rules)) JudgedOtherwise++;
    }
}
