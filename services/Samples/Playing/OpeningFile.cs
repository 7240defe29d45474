using System.Globalization;

namespace Tabulation.Samples.Playing;

/// <summary>
/// When the polls of a rehearsal that was played live opened: kept beside its keys, so that the same election can be played again and gets
/// the same receipts.
/// </summary>
/// <param name="path">The file: milliseconds since 1970-01-01T00:00:00Z.</param>
internal sealed class OpeningFile(string path)
{
    /// <summary>Null where nothing was played yet, or the file does not hold it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public DateTimeOffset? Read() =>
        File.Exists(path) && long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(DateTimeOffset opening) =>
        File.WriteAllText(path, opening.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
