using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tabulation.Contracts.Keys;

namespace Tabulation.Client.Keys;

/// <summary>
/// What a client derives nonces from: the same content gets the same nonce, hence the same statement id, so that a retry is recognised,
/// while nobody without the secret can guess content from an id. A client that loses its secret loses no statement: only, what it
/// sends again gets another id and is refused as a second result for its slot.
/// </summary>
public sealed class NonceSecret
{
    /// <summary>Length in bytes: 32.</summary>
    public const int Size = 32;

    /// <summary>Name of its file: 64 hexadecimal digits, readable by the owner only.</summary>
    public const string FileName = "nonce.secret";

    private readonly byte[] bytes;

    private NonceSecret(byte[] bytes) => this.bytes = bytes;

    /// <summary>The secret itself.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A new random secret.</summary>
    public static NonceSecret Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>A given secret, so that a simulation can be repeated.</summary>
    /// <exception cref="ArgumentException">Not exactly 32 bytes.</exception>
    public static NonceSecret From(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new NonceSecret(bytes.ToArray())
        : throw new ArgumentException($"A nonce secret has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Another secret, derived from this one (HMAC-SHA-256).</summary>
    internal NonceSecret SayingAgain(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        return new(HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"said again {times}"))));
    }

    internal static NonceSecret ReadOrCreate(string path)
    {
        PrivateFile.TryCreate(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size)) + "\n");
        var bytes = new byte[Size];
        var text = File.ReadAllText(path).Trim();
        return text.Length == 2 * Size && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? new NonceSecret(bytes)
            : throw new IOException($"{path} is not a nonce secret: it must hold {2 * Size} hexadecimal digits.");
    }
}
