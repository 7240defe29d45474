using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Reads what an authority signed. Strict: what it accepts has one encoding only, and nothing in it goes unread.</summary>
public static class StatementDecoder
{
    /// <summary>
    /// Decodes a payload and looks its codes up. Codes that the election does not have are no problem here but left null, for the rules to
    /// judge. A PrecinctResult allocates nothing.
    /// </summary>
    /// <param name="payload">The bytes as signed.</param>
    /// <param name="election">The registry in force; null where there is none yet.</param>
    /// <param name="into">
    /// Filled but for <see cref="Statement.SignedBy"/>, which is the caller's to set; in parts where there is a problem.
    /// </param>
    /// <returns>Null, or the first thing that keeps the bytes from being a statement. Never throws, whatever the bytes.</returns>
    public static FormatProblem? Decode(ReadOnlyMemory<byte> payload, Election? election, Statement into)
    {
        ArgumentNullException.ThrowIfNull(into);
        var bytes = payload.Span;
        if (bytes.Length > EntryCodec.MaxLength) return TooLong(bytes.Length, EntryCodec.MaxLength, "payload");
        if (CanonicalWire.Payload.Check(bytes) is { } misencoded) return misencoded;
        if (!PayloadReader.TryRead(bytes, out var parts)) throw new InvalidOperationException("A canonical payload must be readable.");
        if (PayloadFormat.Check(parts) is { } malformed) return malformed;
        Fill(into, bytes, parts, election);

        // Results are nearly all there is: beside all the others, this call would not be compiled into its caller.
        return into.Kind == StatementKind.PrecinctResult
            ? ResultDecoder.Decode(parts.Content, election, into.Result)
            : DecodeContent(parts, election, into);
    }

    private static void Fill(Statement into, ReadOnlySpan<byte> payload, in PayloadParts parts, Election? election)
    {
        into.Id = Hashes.StatementIdOf(payload);
        into.Kind = parts.Kind!.Value;
        into.LookedUpIn = election;
        into.ElectionId = parts.ElectionId.IsEmpty ? default : new ElectionId(Digest.From(parts.ElectionId));
        into.Authority = Codes.FindAuthority(election, parts.AuthorityCode);
        into.Replaces = parts.Replaces.IsEmpty ? default : new StatementId(Digest.From(parts.Replaces));
        into.Result.Clear();
        (into.Content, into.Page, into.Definition) = (null, null, null);
    }

    private static FormatProblem? DecodeContent(in PayloadParts parts, Election? election, Statement into) => into.Kind switch
    {
        StatementKind.ElectionDefinition => DecodeDefinition(parts.Content, into),
        StatementKind.RegistryPage => DecodePage(parts.Content, into),
        StatementKind.PrecinctResult => ResultDecoder.Decode(parts.Content, election, into.Result),
        StatementKind.Review => ReviewDecoder.Decode(parts.Content, into),
        StatementKind.Lot => LotDecoder.Decode(parts.Content, election, into),
        StatementKind.AuthorityChange => AuthorityChangeDecoder.Decode(parts.Content, election, into),
        StatementKind.NoResult => DecisionDecoder.DecodeNoResult(parts.Content, election, into)?.Within("no_result"),
        StatementKind.Annulment => DecisionDecoder.DecodeAnnulment(parts.Content, election, into)?.Within("annulment"),
        StatementKind.RegistryChange => RegistryChangeDecoder.Decode(parts.Content, election, into)?.Within("registry_change"),
        StatementKind.Endorsement => DecisionDecoder.DecodeEndorsement(parts.Content, election, into)?.Within("endorsement"),
        StatementKind.AreaProtocol => BesideDecoder.DecodeAreaProtocol(parts.Content, election, into)?.Within("area_protocol"),
        StatementKind.TurnoutReport => BesideDecoder.DecodeTurnoutReport(parts.Content, election, into)?.Within("turnout_report"),
        StatementKind.ObserverCopy => BesideDecoder.DecodeObserverCopy(parts.Content, election, into)?.Within("observer_copy"),
        StatementKind.ObserverSample => ObserverSampleDecoder.Decode(parts.Content, election, into)?.Within("observer_sample"),
        StatementKind.ExitPoll => BesideDecoder.DecodeExitPoll(parts.Content, election, into)?.Within("exit_poll"),
        StatementKind.Certification => CertificationDecoder.DecodeCertification(parts.Content, election, into)?.Within("certification"),
        StatementKind.Reopening => CertificationDecoder.DecodeReopening(parts.Content, election, into)?.Within("reopening"),
        StatementKind.MandateAssignment => CertificationDecoder.DecodeMandateAssignment(parts.Content, election, into)?.Within("mandate_assignment"),
    };

    private static FormatProblem? DecodeDefinition(ReadOnlySpan<byte> content, Statement into)
    {
        var message = V1.ElectionDefinition.Parser.ParseFrom(content);
        if (DefinitionFormat.Check(message) is { } problem) return problem.Within("election_definition");
        into.Definition = DefinitionMapping.ToDomain(message);
        return null;
    }

    private static FormatProblem? DecodePage(ReadOnlySpan<byte> content, Statement into)
    {
        if (content.Length > Payloads.MaxPageLength) return TooLong(content.Length, Payloads.MaxPageLength, "registry_page");
        var message = V1.RegistryPage.Parser.ParseFrom(content);
        if (RegistryFormat.Check(message) is { } problem) return problem.Within("registry_page");
        into.Page = RegistryMapping.ToDomain(message, Digest.Of(content));
        return null;
    }

    private static FormatProblem TooLong(int length, int most, string field) =>
        new(FormatFault.TooLong, field, $"It has {length:N0} bytes; at most {most:N0} are allowed.");
}
