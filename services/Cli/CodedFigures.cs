using System.Globalization;

namespace Tabulation.Cli;

/// <summary>Figures given on the command line as CODE=FIGURE, one for each of some codes.</summary>
internal static class CodedFigures
{
    /// <returns>In the order of the codes.</returns>
    /// <exception cref="UsageException">One is missing, unknown, given twice, or no whole number.</exception>
    public static IReadOnlyList<long> Read(string option, string[] given, IReadOnlyList<string> codes) =>
        Texts<long>(option, given, codes, text =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : null, "a whole number");

    /// <summary>The same for anything that a text can be read as.</summary>
    public static IReadOnlyList<T> Texts<T>(string option, string[] given, IReadOnlyList<string> codes, Func<string, T?> parse, string what)
        where T : struct
    {
        var read = new Dictionary<string, T>();
        foreach (var text in given)
        {
            if (text.Split('=', 2) is not [var code, var figure] || parse(figure) is not { } value)
                throw new UsageException($"{option}: \"{text}\" is not CODE={what}.");
            if (!codes.Contains(code)) throw new UsageException($"{option}: there is no {code}; there are {string.Join(", ", codes)}.");
            if (!read.TryAdd(code, value)) throw new UsageException($"{option}: {code} is given twice.");
        }

        return codes.FirstOrDefault(code => !read.ContainsKey(code)) is { } missing
            ? throw new UsageException(
                $"{option}: {missing} is missing; give one for each of {string.Join(", ", codes)}, 0 where there are none.")
            : [.. codes.Select(code => read[code])];
    }
}
