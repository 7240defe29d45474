using Tabulation.Contracts.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Intake;

/// <summary>Intake's own key: read from its file, or made there once, readable by its owner only.</summary>
public static class IntakeKeyFile
{
    /// <exception cref="InvalidDataException">The file holds something else than a P-256 private key in PEM.</exception>
    public static SigningKey LoadOrCreate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) PrivateFile.TryCreate(path, SigningKey.Create().ToPem());
        return SigningKey.TryFromPem(File.ReadAllText(path), out var key)
            ? key
            : throw new InvalidDataException($"{path} does not hold a P-256 private key in PEM (PKCS #8).");
    }
}
