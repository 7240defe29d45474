using System.ComponentModel.DataAnnotations;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.ServiceDefaults.Settings;

/// <summary>The other services of the installation, in the configuration section <c>Peers</c>.</summary>
public sealed record PeerSettings
{
    public const string Section = "Peers";

    /// <summary>File with the secret by which services know each other, at least 16 bytes: the same for all. All services.</summary>
    [Required]
    public string TokenFile { get; init; } = "";

    /// <summary>gRPC address of Intake, http or https. Tabulation and Publication. Default <c>http://localhost:5001</c>.</summary>
    [Required]
    public Uri Intake { get; init; } = new("http://localhost:5001");

    /// <summary>gRPC addresses of the tabulators, blanks between: asked in this order where the totals cache is away. Publication.</summary>
    public string Tabulators { get; init; } = "";

    /// <exception cref="SettingException">The file cannot be read or is too short.</exception>
    public PeerToken ReadToken() => new(SecretFile.ReadKey(TokenFile, $"{Section}:{nameof(TokenFile)}"));

    /// <exception cref="SettingException">One is no address.</exception>
    public IReadOnlyList<Uri> ReadTabulators() => [.. Tabulators.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Address)];

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new SettingException($"{Section}:{nameof(Tabulators)}", $"has \"{text}\", which is no http or https address");
}
