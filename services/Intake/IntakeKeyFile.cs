using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Intake's own key: read from its file, or made there once.</summary>
public static class IntakeKeyFile
{
    /// <exception cref="InvalidDataException">The file holds something else than a P-256 private key in PEM.</exception>
    public static SigningKey LoadOrCreate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) return Create(path);
        return SigningKey.TryFromPem(File.ReadAllText(path), out var key)
            ? key
            : throw new InvalidDataException($"{path} does not hold a P-256 private key in PEM (PKCS #8).");
    }

    private static SigningKey Create(string path)
    {
        var key = SigningKey.Create();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(key.ToPem());
        return key;
    }
}
