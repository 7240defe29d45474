using Tabulation.Client.Files;
using Tabulation.Client.Keys;

namespace Tabulation.Client.Definitions;

/// <summary>Codes as definition.proto wants them.</summary>
internal static class CodeText
{
    /// <summary>The code that a template gives; one that is no code is a problem.</summary>
    public static string Fill(Template template, IValues values)
    {
        var code = template.Fill(values);
        if (!KeyFiles.IsCode(code))
            template.Problem(values, $"\"{code}\" is not a code: 1 to 32 characters of A-Z a-z 0-9 . _ / -");
        return code;
    }
}
