using System.Text;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Reads an AuthorityChange.</summary>
internal static class AuthorityChangeDecoder
{
    private const string Field = "authority_change";

    public static FormatProblem? Decode(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.AuthorityChange.Parser.ParseFrom(content);
        if (Check(message) is { } problem) return problem.Within(Field);
        into.Content = new AuthorityChange(
            (AuthorityChangeKind)message.ChangeCase,
            election?.FindAuthority(CodeOf(message)),
            message.Add is { } added ? RegistryMapping.ToDomain(added) : null,
            message.Rotate?.PublicKey.Memory ?? default,
            message.Reason.Length > 0);
        return null;
    }

    private static FormatProblem? Check(V1.AuthorityChange message) =>
        CheckChange(message) ?? PayloadFormat.CheckText(Encoding.UTF8.GetBytes(message.Reason), Payloads.MaxReason, "reason");

    private static FormatProblem? CheckChange(V1.AuthorityChange message) => message.ChangeCase switch
    {
        V1.AuthorityChange.ChangeOneofCase.Add => DefinitionFormat.CheckAuthority(message.Add)?.Within("add"),
        V1.AuthorityChange.ChangeOneofCase.Rotate => CheckRotation(message.Rotate)?.Within("rotate"),
        V1.AuthorityChange.ChangeOneofCase.Revoke => CheckCode(message.Revoke, "revoke"),
        V1.AuthorityChange.ChangeOneofCase.None =>
            new FormatProblem(FormatFault.Missing, "change", "Nothing is changed; give add, rotate or revoke."),
    };

    private static FormatProblem? CheckRotation(V1.KeyRotation rotation) =>
        CheckCode(rotation.Authority, "authority") ?? DefinitionFormat.CheckKey(rotation.PublicKey);

    private static FormatProblem? CheckCode(string code, string field) => Codes.Check(Encoding.UTF8.GetBytes(code), field);

    private static string CodeOf(V1.AuthorityChange message) => message.Rotate?.Authority ?? message.Revoke;
}
