using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key and its value: bytes under a <c>-bin</c> key, ASCII text under any other.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.-");

        private readonly string? text;
        private readonly byte[]? bytes;

        /// <summary>Text under a key of <c>[a-z0-9_.-]</c> that does not end in <c>-bin</c>; upper case is lowered.</summary>
        public Entry(string key, string value)
        {
            Key = Checked(key, isBinary: false);
            ArgumentNullException.ThrowIfNull(value);
            text = value;
        }

        /// <summary>A copy of the bytes under a key of <c>[a-z0-9_.-]</c> that ends in <c>-bin</c>; upper case is lowered.</summary>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Checked(key, isBinary: true);
            ArgumentNullException.ThrowIfNull(valueBytes);
            bytes = [.. valueBytes];
        }

        public string Key { get; }

        public bool IsBinary => bytes is not null;

        /// <summary>The text. Throws <see cref="InvalidOperationException"/> on a binary entry.</summary>
        public string Value => text ?? throw new InvalidOperationException($"The value of '{Key}' is binary.");

        /// <summary>A copy of the bytes, or the text's ASCII bytes.</summary>
        public byte[] ValueBytes => bytes is null ? Encoding.ASCII.GetBytes(Value) : [.. bytes];

        public override string ToString() => IsBinary
            ? $"[Entry: key={Key}, valueBytes={bytes!.Length} bytes]"
            : $"[Entry: key={Key}, value={text}]";

        private static string Checked(string key, bool isBinary)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            // gRPC's keys are lower case by definition (PROTOCOL-HTTP2.md, Header-Name), so this is no loss.
            var lowered = key.ToLowerInvariant();
            if (lowered.AsSpan().ContainsAnyExcept(KeyCharacters))
                throw new ArgumentException($"'{key}' is not a metadata key: only letters, digits, '_', '-' and '.' are.", nameof(key));
            if (lowered.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal) != isBinary)
                throw new ArgumentException($"'{key}': binary keys, and only those, end in '{BinaryHeaderSuffix}'.", nameof(key));
            return lowered;
        }
    }
}
