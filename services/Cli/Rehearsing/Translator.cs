using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Rehearsing;

/// <summary>
/// Says anew, as statements of a test election, what was said in a recorded one: under its own keys, times and id, and every reference to a
/// statement is one to what was made of that. Statements must be given in order.
/// </summary>
internal sealed class Translator
{
    private readonly Dictionary<ByteString, ByteString> ids = [];
    private readonly Dictionary<long, ByteString> pages = [];
    private readonly RehearsalKeys keys;
    private readonly RehearsalTime time;
    private readonly double speed;
    private ByteString electionId = ByteString.Empty;

    public Translator(Recording recording, RehearsalKeys keys, RehearsalTime time, double speed)
    {
        (this.keys, this.time, this.speed) = (keys, time, speed);
        foreach (var page in recording.Statements.Skip(1).Take(recording.Pages))
            pages[page.Position] = PageOf(page.Payload.RegistryPage);
    }

    /// <summary>The rehearsal's id; empty before the definition is translated.</summary>
    public ElectionId ElectionId => new(Digest.From(electionId.Span));

    /// <summary>Who signs it now, and what.</summary>
    /// <param name="recorded">What was said.</param>
    /// <param name="checkpoint">What a certification rests on, where it is one.</param>
    /// <exception cref="InvalidDataException">It refers to what is not in the recording, or is no statement.</exception>
    public (StatementSigner Signer, ByteString Payload) Translate(
        RecordedStatement recorded, (ulong Size, ByteString Root) checkpoint = default)
    {
        var payload = recorded.Payload.Clone();
        (payload.ElectionId, payload.Replaces, payload.Nonce) = (electionId, NewOf(payload.Replaces, recorded), ByteString.Empty);
        Change(payload, recorded, checkpoint);
        var signer = keys.SignerOf(payload.Authority);
        if (signer.TryEncode(payload, out var bytes) is { } problem)
            throw new InvalidDataException($"The statement recorded at {recorded.Position} is none: {problem.Field}: {problem.Message}");
        if (payload.AuthorityChange?.Rotate is { } rotated) keys.Change(rotated.Authority);
        ids[recorded.Id] = ByteString.CopyFrom(StatementId.OfPayload(bytes.Span).Value.ToArray());
        if (electionId.IsEmpty) electionId = ids[recorded.Id];
        return (signer, bytes);
    }

    private void Change(Payload payload, RecordedStatement recorded, (ulong Size, ByteString Root) checkpoint)
    {
        if (payload.ElectionDefinition is { } definition) Change(definition);
        else if (payload.RegistryPage is not null) payload.RegistryPage = RegistryPage.Parser.ParseFrom(pages[recorded.Position]);
        else if (payload.AuthorityChange is { } change) Change(change);
        else if (payload.RegistryChange?.ExtendedHours is { } hours)
            (hours.PollsClose, hours.Release) = (time.Of(hours.PollsClose), time.Of(hours.Release));
        else if (payload.Review is { } review) review.StatementId = NewOf(review.StatementId, recorded);
        else if (payload.Endorsement is { } endorsement) endorsement.StatementId = NewOf(endorsement.StatementId, recorded);
        else if (payload.Certification is { } certification) Change(certification, recorded, checkpoint);
    }

    private void Change(ElectionDefinition definition)
    {
        definition.Test = true;
        // A test continues no log.
        definition.PredecessorCheckpoint = ByteString.Empty;
        (definition.PollsOpen, definition.PollsClose) = (time.Of(definition.PollsOpen), time.Of(definition.PollsClose));
        (definition.Release, definition.ExitPollsFrom) = (time.Of(definition.Release), time.Of(definition.ExitPollsFrom));
        foreach (var moment in definition.Turnout?.Moments ?? []) moment.At = time.Of(moment.At);
        if (definition.Turnout is { } plan) plan.DueMinutes = Math.Max(1, (uint)Math.Min(plan.DueMinutes / speed, 1_440));
        definition.RootAuthority.PublicKey = keys.PublicKeyOf(definition.RootAuthority.Code);
        definition.RegistryPageHashes.Clear();
        var inOrder = pages.OrderBy(page => page.Key).Select(page => page.Value);
        definition.RegistryPageHashes.AddRange(inOrder.Select(page => ByteString.CopyFrom(SHA256.HashData(page.Span))));
    }

    private void Change(AuthorityChange change)
    {
        if (change.Add is { } added) added.PublicKey = keys.PublicKeyOf(added.Code);
        if (change.Rotate is { } rotated) rotated.PublicKey = keys.NextPublicKeyOf(rotated.Authority);
    }

    private void Change(Certification certification, RecordedStatement recorded, (ulong Size, ByteString Root) checkpoint)
    {
        (certification.CheckpointSize, certification.CheckpointRoot) = checkpoint;
        // In ascending order of their ids, which are others now.
        var protocols = certification.AreaProtocols.Select(id => NewOf(id, recorded))
            .OrderBy(id => Convert.ToHexString(id.Span), StringComparer.Ordinal).ToList();
        certification.AreaProtocols.Clear();
        certification.AreaProtocols.AddRange(protocols);
    }

    private ByteString PageOf(RegistryPage recorded)
    {
        var page = recorded.Clone();
        foreach (var authority in page.Authorities) authority.PublicKey = keys.PublicKeyOf(authority.Code);
        return page.ToByteString();
    }

    private ByteString NewOf(ByteString id, RecordedStatement by) => id.IsEmpty || ids.TryGetValue(id, out id!)
        ? id
        : throw new InvalidDataException($"The statement at {by.Position} in the recording refers to one that is not there.");
}
