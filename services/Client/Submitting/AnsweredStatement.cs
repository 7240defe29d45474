using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Client.Submitting;

/// <summary>What Intake answered to one statement; its signature is verified.</summary>
/// <param name="Id">The statement's id.</param>
/// <param name="Tag">The tag that the caller gave it.</param>
/// <param name="Answer">A receipt or a refusal.</param>
public readonly record struct AnsweredStatement(StatementId Id, long Tag, Answer Answer)
{
    internal AnswerBundle Bundle { get; init; } = null!;

    internal int Index { get; init; }

    /// <summary>True where the statement is in the ledger, durably.</summary>
    public bool IsRecorded => Answer.OutcomeCase == Answer.OutcomeOneofCase.Receipt;

    /// <summary>The answer with what proves Intake's signature, to be kept as evidence.</summary>
    public Envelope ToEnvelope() => Bundle.EnvelopeOf(Index);
}

/// <summary>Answers signed together.</summary>
internal sealed class AnswerBundle(Bundle answers, SignedBundle signed)
{
    public Envelope EnvelopeOf(int index) => Envelopes.Of(answers.Payloads[index].Memory, signed.ProofOf(index));
}
