using System.Text;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>What FORMAT.md demands of a payload's own fields, and of ids, hashes and texts wherever they stand.</summary>
internal static class PayloadFormat
{
    public static FormatProblem? Check(in PayloadParts parts)
    {
        if (parts.Kind is not { } kind)
            return new FormatProblem(FormatFault.Missing, "content", "Nothing is said; exactly one of the contents must be there.");
        return CheckElectionId(parts.ElectionId, kind)
            ?? Codes.Check(parts.AuthorityCode, "authority")
            ?? CheckReplaces(parts.Replaces, kind)
            ?? CheckLength(parts.Nonce, Payloads.NonceLength, "nonce");
    }

    /// <summary>An id that must be there.</summary>
    public static FormatProblem? CheckId(ReadOnlySpan<byte> id, string field)
    {
        if (CheckLength(id, Payloads.IdLength, field) is { } problem) return problem;
        return id.ContainsAnyExcept((byte)0) ? null : WireProblems.Of(FormatFault.ZeroId, field);
    }

    /// <summary>Bytes that must be there.</summary>
    public static FormatProblem? CheckLength(ReadOnlySpan<byte> bytes, int length, string field)
    {
        if (bytes.IsEmpty) return WireProblems.Of(FormatFault.Missing, field);
        return bytes.Length == length
            ? null
            : new FormatProblem(FormatFault.WrongLength, field, $"It has {bytes.Length} bytes; it must have {length}.");
    }

    /// <param name="text">UTF-8, may be empty.</param>
    /// <param name="most">In UTF-16 code units.</param>
    /// <param name="field">Its path.</param>
    public static FormatProblem? CheckText(ReadOnlySpan<byte> text, int most, string field)
    {
        if (text.Length <= most) return null;
        var length = Encoding.UTF8.GetCharCount(text);
        return length <= most
            ? null
            : new FormatProblem(FormatFault.TooLong, field, $"It has {length:N0} characters; at most {most} are allowed.");
    }

    private static FormatProblem? CheckElectionId(ReadOnlySpan<byte> id, StatementKind kind)
    {
        if (kind != StatementKind.ElectionDefinition) return CheckId(id, "election_id");
        return id.IsEmpty ? null : NotAllowed("election_id", "An election's definition has no election id: its statement id is the election's.");
    }

    private static FormatProblem? CheckReplaces(ReadOnlySpan<byte> id, StatementKind kind)
    {
        if (id.IsEmpty) return null;
        return MayReplace(kind) ? CheckId(id, "replaces") : NotAllowed("replaces", "A statement of this kind replaces no other; leave the field out.");
    }

    /// <summary>Whether statements of this kind have a slot in which one stands in place of another.</summary>
    private static bool MayReplace(StatementKind kind) => kind switch
    {
        StatementKind.PrecinctResult or StatementKind.NoResult or StatementKind.Annulment or StatementKind.AreaProtocol or StatementKind.TurnoutReport
            or StatementKind.ObserverCopy or StatementKind.ExitPoll or StatementKind.Certification or StatementKind.Reopening
            or StatementKind.MandateAssignment => true,
        StatementKind.ElectionDefinition or StatementKind.RegistryPage or StatementKind.Review or StatementKind.Lot or StatementKind.AuthorityChange
            or StatementKind.RegistryChange or StatementKind.Endorsement or StatementKind.ObserverSample => false,
    };

    private static FormatProblem NotAllowed(string field, string message) => new(FormatFault.NotAllowed, field, message);
}
