using System.Buffers;
using System.Text;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Contracts;

/// <summary>Codes as they stand in a statement: ASCII, looked up without making strings of them.</summary>
internal static class Codes
{
    public const int MaxLength = 32;

    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-"u8);

    public static bool IsCode(ReadOnlySpan<byte> code) => code.Length is >= 1 and <= MaxLength && !code.ContainsAnyExcept(Allowed);

    public static FormatProblem? Check(ReadOnlySpan<byte> code, string field)
    {
        if (code.IsEmpty) return WireProblems.Of(FormatFault.Missing, field);
        return IsCode(code) ? null : WireProblems.Of(FormatFault.InvalidCode, field);
    }

    /// <summary>Null where there is no such authority, or no election.</summary>
    public static AuthorityIndex? FindAuthority(Election? election, ReadOnlySpan<byte> code)
    {
        Span<char> letters = stackalloc char[MaxLength];
        return election?.FindAuthority(Letters(code, letters));
    }

    /// <summary>Null where there is no such contest, or no election.</summary>
    public static ContestIndex? FindContest(Election? election, ReadOnlySpan<byte> code)
    {
        Span<char> letters = stackalloc char[MaxLength];
        return election?.FindContest(Letters(code, letters));
    }

    /// <summary>Null where there is no such precinct, or no election.</summary>
    public static PrecinctIndex? FindPrecinct(Election? election, ReadOnlySpan<byte> code)
    {
        Span<char> letters = stackalloc char[MaxLength];
        return election?.FindPrecinct(Letters(code, letters));
    }

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<byte> code, Span<char> letters) =>
        letters[..Encoding.ASCII.GetChars(code, letters)];
}
