using System.CommandLine;
using System.CommandLine.Parsing;
using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli;

/// <summary>Whose signature answers must carry.</summary>
internal static class AnswerKeyOption
{
    public static Option<VerificationKey?> Key { get; } = new("--intake-key")
    {
        Description = "The key that must sign the server's answers, 130 hexadecimal digits [default: the one the server says it signs "
            + "with]",
        HelpName = "HEX",
        CustomParser = result => Parse(result, result.Tokens[0]),
    };

    /// <summary>Null, and an error, for what is no such key.</summary>
    public static VerificationKey? Parse(ArgumentResult result, Token token)
    {
        if (ReceiptKeyText.TryKey(token.Value, out var key)) return key;
        result.AddError("--intake-key: this is not a P-256 public key, 65 bytes in hexadecimal; tabulate ledger head shows the server's.");
        return null;
    }
}
