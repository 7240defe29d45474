using Tabulation.Contracts.V1;
using Tabulation.Samples.Playing;

namespace Tabulation.Cli.Simulating;

/// <summary>What was answered to a night's statements.</summary>
internal sealed class Score
{
    private readonly List<NightAnswer> refused = [];

    public int Statements { get; private set; }

    public int Recorded => Statements - refused.Count;

    public int Flagged { get; private set; }

    public int Held { get; private set; }

    public IReadOnlyList<NightAnswer> Refused => refused;

    /// <summary>False once an answer was not the one that the sample expects.</summary>
    public bool IsExpected { get; private set; } = true;

    public void Add(NightAnswer answer)
    {
        Statements++;
        IsExpected &= answer.IsExpected;
        if (!answer.Answered.IsRecorded) refused.Add(answer);
        else if (answer.Answered.Answer.Receipt.Verdict.Disposition == Disposition.Flag) Flagged++;
        else if (answer.Answered.Answer.Receipt.Verdict.Disposition == Disposition.Hold) Held++;
    }
}
