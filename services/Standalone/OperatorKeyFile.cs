using Spectre.Console;
using Tabulation.Client.Keys;
using Tabulation.TransparencyLog;

namespace Tabulation.Standalone;

/// <summary>The key that must sign the election's definition, where no demonstration brings its own.</summary>
internal static class OperatorKeyFile
{
    private const string Operator = "operator";

    /// <exception cref="InvalidDataException">The file holds no P-256 key.</exception>
    public static VerificationKey Find(FileInfo? given, DataDirectory data, IAnsiConsole console)
    {
        if (given is not null) return Read(given.FullName);
        var files = KeyFiles.In(data.Keys);
        if (files.TryCreate(Operator, out var made))
        {
            console.WriteLine($"Made {files.PathOf(Operator)}: sign the election's definition with it.");
            return made.PublicKey;
        }

        return Read(files.PathOf(Operator));
    }

    private static VerificationKey Read(string path)
    {
        var pem = File.ReadAllText(path);
        if (SigningKey.TryFromPem(pem, out var key)) return key.PublicKey;
        return VerificationKey.TryFromPem(pem, out var publicKey) ? publicKey : throw new InvalidDataException($"{path} does not hold a P-256 key in PEM.");
    }
}
