using System.Buffers;
using Tabulation.Client.Files;

namespace Tabulation.Client.Definitions;

/// <summary>Codes as definition.proto wants them.</summary>
internal static class CodeText
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    /// <summary>The code that a template gives; one that is no code is a problem.</summary>
    public static string Fill(Template template, IValues values)
    {
        var code = template.Fill(values);
        if (code.Length is < 1 or > 32 || code.AsSpan().ContainsAnyExcept(Allowed))
            values.Problem(template.Values.FirstOrDefault(), $"\"{code}\" is not a code: 1 to 32 characters of A-Z a-z 0-9 . _ / -");
        return code;
    }
}
