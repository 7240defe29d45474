using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples;

/// <summary>One statement of a rehearsal's night, not yet signed.</summary>
/// <param name="Number">Its index in <see cref="Sample.Night"/>, from 0.</param>
/// <param name="AfterPollsClose">
/// When it is handed in: whole seconds since the last poll closed, negative before; never falls with number.
/// </param>
/// <param name="Draft">
/// Authority and content, without election id and nonce, and without what <paramref name="RefersTo"/> and <paramref name="Cites"/> give.
/// </param>
/// <param name="RefersTo">
/// Number of the earlier event whose statement this one replaces, reviews or endorses; null where it does none of these.
/// </param>
/// <param name="Follows">Number of an earlier event that must be recorded before this one, as all before it; null where none must.</param>
/// <param name="Cites">Numbers of the area protocols that a certification cites.</param>
/// <param name="Verdict">
/// The gravest disposition it meets if the night is recorded in order and on time; unspecified where it breaks no rule.
/// </param>
/// <param name="Note">What is out of the ordinary about it, in English; empty where nothing is.</param>
public sealed record NightEvent(
    int Number, TimeSpan AfterPollsClose, Payload Draft, int? RefersTo, int? Follows, IReadOnlyList<int> Cites, Disposition Verdict,
    string Note)
{
    /// <summary>In words: "02:30:00 after the polls closed".</summary>
    public string When => $"{AfterPollsClose.Duration()} {(AfterPollsClose < TimeSpan.Zero ? "before" : "after")} the polls closed";

    /// <summary>True for a certification: everything before it must be recorded, for it names the checkpoint that it rests on.</summary>
    public bool RestsOnCheckpoint => Draft.Certification is not null;

    /// <summary>The statement to sign, complete but for its nonce.</summary>
    /// <param name="electionId">32 bytes.</param>
    /// <param name="statementIdOf">Statement id of an earlier event, 32 bytes, by the event's number.</param>
    /// <param name="checkpoint">What a certification rests on.</param>
    public Payload Complete(ByteString electionId, Func<int, ByteString> statementIdOf, NightCheckpoint checkpoint = default)
    {
        ArgumentNullException.ThrowIfNull(statementIdOf);
        var payload = Draft.Clone();
        payload.ElectionId = electionId;
        if (RefersTo is { } earlier) Refer(payload, statementIdOf(earlier));
        if (payload.Certification is not { } certification) return payload;
        certification.CheckpointSize = checkpoint.Size;
        certification.CheckpointRoot = checkpoint.Root ?? ByteString.Empty;
        certification.AreaProtocols.Add(
            Cites.Select(statementIdOf).OrderBy(id => Convert.ToHexStringLower(id.Span), StringComparer.Ordinal));
        return payload;
    }

    private static void Refer(Payload payload, ByteString earlier)
    {
        if (payload.Review is { } review) review.StatementId = earlier;
        else if (payload.Endorsement is { } endorsement) endorsement.StatementId = earlier;
        else payload.Replaces = earlier;
    }
}

/// <summary>The log as it was at some size.</summary>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root over them: 32 bytes.</param>
public readonly record struct NightCheckpoint(ulong Size, ByteString? Root);
