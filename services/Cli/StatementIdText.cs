using System.CommandLine.Parsing;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli;

/// <summary>Statement ids on the command line.</summary>
internal static class StatementIdText
{
    /// <summary>Null, and an error, where it is none.</summary>
    public static Digest? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length == 2 * Digest.Size && text.All(char.IsAsciiHexDigit)) return Digest.Parse(text);
        result.AddError($"\"{text}\" is not a statement id: it has {2 * Digest.Size} hexadecimal digits.");
        return null;
    }
}
