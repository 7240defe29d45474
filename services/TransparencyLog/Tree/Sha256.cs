using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>SHA-256 with one native context a thread: on short input, creating one costs as much as hashing.</summary>
internal static class Sha256
{
    [ThreadStatic]
    private static IncrementalHash? t_context;

    public static Hash256 Of(ReadOnlySpan<byte> data)
    {
        var context = Context();
        context.AppendData(data);
        return Finish(context);
    }

    /// <summary>The hash of the two parts one after the other.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var context = Context();
        context.AppendData(first);
        context.AppendData(second);
        return Finish(context);
    }

    /// <summary>The hash of the three parts one after the other.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        var context = Context();
        context.AppendData(first);
        context.AppendData(second);
        context.AppendData(third);
        return Finish(context);
    }

    private static IncrementalHash Context() => t_context ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private static Hash256 Finish(IncrementalHash context)
    {
        Span<byte> hash = stackalloc byte[Hash256.Size];
        context.GetHashAndReset(hash);
        return Hash256.From(hash);
    }
}
