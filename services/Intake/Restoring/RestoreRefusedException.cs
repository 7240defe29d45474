namespace Tabulation.Intake;

/// <summary>Takes a batch of entries back that are not those the ledger has lost, out of the midst of its transaction.</summary>
internal sealed class RestoreRefusedException(RestoreOutcome outcome) : Exception($"Not appended again: {outcome}.")
{
    public RestoreOutcome Outcome { get; } = outcome;
}
