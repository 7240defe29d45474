using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Playing;

/// <summary>What the server answered to an event of the night.</summary>
public readonly record struct NightAnswer(NightEvent Event, AnsweredStatement Answered)
{
    /// <summary>True for a refusal where the sample expects one, and for a receipt where it does not.</summary>
    public bool IsExpected => Answered.IsRecorded == (Event.Verdict != Disposition.Refuse);
}
