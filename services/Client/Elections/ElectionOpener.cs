using Tabulation.Client.Submitting;

namespace Tabulation.Client.Elections;

/// <summary>Opens a ledger with an election.</summary>
public static class ElectionOpener
{
    /// <summary>
    /// Hands in the definition and, once it is recorded, the registry pages. What is recorded already is answered with the same receipts,
    /// so an interrupted opening is simply repeated.
    /// </summary>
    /// <param name="submitter">Where to.</param>
    /// <param name="election">What.</param>
    /// <param name="cancellation">Ends the upload.</param>
    /// <returns>The first refusal, or null where the election is open.</returns>
    public static async Task<AnsweredStatement?> OpenAsync(Submitter submitter, SignedElection election, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submitter);
        ArgumentNullException.ThrowIfNull(election);
        AnsweredStatement? refused = null;
        void Note(AnsweredStatement answered) => refused ??= answered.IsRecorded ? null : answered;

        await submitter.SubmitAsync([election.Definition], Note, cancellation);
        if (refused is null) await submitter.SubmitAsync(election.Pages, Note, cancellation);
        return refused;
    }
}
