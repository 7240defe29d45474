using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>
/// What must hold in an ElectionDefinition before it can be mapped to the domain's records at all; whether it makes an election, the
/// domain checks.
/// </summary>
internal static class DefinitionFormat
{
    public static FormatProblem? Check(V1.ElectionDefinition definition) =>
        CheckTime(definition.PollsClose, "polls_close")
        ?? CheckTime(definition.Release, "release")
        ?? CheckRoot(definition.RootAuthority)
        ?? First(definition.Forms, "forms", CheckForm)
        ?? First(definition.RegistryPageHashes, "registry_page_hashes", CheckHash)
        ?? CheckTime(definition.PollsOpen, "polls_open")
        ?? CheckTime(definition.ExitPollsFrom, "exit_polls_from")
        ?? First(definition.Turnout?.Moments ?? [], "moments", moment => CheckTime(moment.At, "at"))?.Within("turnout")
        ?? (definition.PreviousElection is { } previous ? PayloadFormat.CheckId(previous.ElectionId.Span, "election_id")?.Within("previous_election") : null);

    public static FormatProblem? CheckAuthority(V1.Authority authority) => CheckKey(authority.PublicKey);

    public static FormatProblem? CheckKey(ByteString key) =>
        VerificationKey.TryRead(key.Span, out _) ? null : WireProblems.Of(FormatFault.InvalidKey, "public_key");

    /// <summary>The first problem in a list, its path led by the item's.</summary>
    public static FormatProblem? First<T>(IEnumerable<T> items, string field, Func<T, FormatProblem?> check)
    {
        var number = 0;
        foreach (var item in items)
        {
            if (check(item) is { } problem) return problem.Within($"{field}[{number}]");
            number++;
        }

        return null;
    }

    public static FormatProblem Missing(string field) => WireProblems.Of(FormatFault.Missing, field);

    private static FormatProblem? CheckRoot(V1.Authority? root) =>
        root is null ? Missing("root_authority") : CheckAuthority(root)?.Within("root_authority");

    public static FormatProblem? CheckTime(ulong milliseconds, string field)
    {
        if (milliseconds <= Timestamp.MaxMilliseconds) return null;
        var message = $"It is {milliseconds}; times end with the year 9999, at {Timestamp.MaxMilliseconds}.";
        return new FormatProblem(FormatFault.OutOfRange, field, message);
    }

    private static FormatProblem? CheckForm(V1.Form form) =>
        First(form.Equations, "equations", equation => First(equation.Terms, "terms", CheckTerm));

    private static FormatProblem? CheckTerm(V1.Term term) => term.FigureCase switch
    {
        V1.Term.FigureOneofCase.Line => null,
        V1.Term.FigureOneofCase.AllSelections => term.AllSelections ? null : AllSelectionsFalse,
        V1.Term.FigureOneofCase.None => NoFigure,
    };

    private static FormatProblem NoFigure =>
        new(FormatFault.Missing, "figure", "The term multiplies nothing; give line or all_selections.");

    private static FormatProblem AllSelectionsFalse =>
        new(FormatFault.OutOfRange, "all_selections", "It is false; it is true where it is given at all.");

    private static FormatProblem? CheckHash(ByteString hash) => PayloadFormat.CheckLength(hash.Span, Payloads.IdLength, "");
}
