using System.Text;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Watching;

/// <summary>
/// The resume token of the last message that was printed, kept between runs: in base64, as it is in the lines themselves.
/// </summary>
internal sealed class WatchState(FileInfo file)
{
    /// <summary>Null where there is none yet.</summary>
    /// <exception cref="InputException">It holds something else.</exception>
    public byte[]? Read()
    {
        if (!File.Exists(file.FullName)) return null;
        var text = File.ReadAllText(file.FullName).Trim();
        var token = new byte[text.Length];
        return Convert.TryFromBase64String(text, token, out var length) && length > 0
            ? token[..length]
            : throw new InputException($"--state: {file.FullName} holds no resume token.");
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(byte[] token) => DurableFile.Write(file.FullName, Encoding.ASCII.GetBytes(Convert.ToBase64String(token)));
}
