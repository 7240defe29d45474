using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples;

/// <summary>One statement of a rehearsal's night, not yet signed.</summary>
/// <param name="Number">Its index in <see cref="Sample.Night"/>, from 0.</param>
/// <param name="AfterPollsClose">When it is handed in: whole seconds, 0 or more; never falls with number.</param>
/// <param name="Draft">Authority and content, without election id and nonce, and without what <paramref name="RefersTo"/> gives.</param>
/// <param name="RefersTo">
/// Number of the earlier event whose statement this one replaces (a result) or decides on (a review); null where it does neither.
/// </param>
/// <param name="Follows">
/// Number of the last event before it about the same contest and precinct, which must be recorded first; null where there is none.
/// </param>
/// <param name="Verdict">The gravest disposition it meets if the night is recorded in order; unspecified where it breaks no rule.</param>
/// <param name="Note">What is out of the ordinary about it, in English; empty where nothing is.</param>
public sealed record NightEvent(
    int Number, TimeSpan AfterPollsClose, Payload Draft, int? RefersTo, int? Follows, Disposition Verdict, string Note)
{
    /// <summary>The statement to sign, complete but for its nonce.</summary>
    /// <param name="electionId">32 bytes.</param>
    /// <param name="statementIdOf">Statement id of an earlier event, 32 bytes, by the event's number.</param>
    public Payload Complete(ByteString electionId, Func<int, ByteString> statementIdOf)
    {
        ArgumentNullException.ThrowIfNull(statementIdOf);
        var payload = Draft.Clone();
        payload.ElectionId = electionId;
        if (RefersTo is not { } earlier) return payload;
        if (payload.Review is { } review) review.StatementId = statementIdOf(earlier);
        else payload.Replaces = statementIdOf(earlier);
        return payload;
    }
}
