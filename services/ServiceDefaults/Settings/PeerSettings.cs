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

    /// <summary>
    /// gRPC addresses of Intake, http or https, commas between: any one that answers is used. Tabulation and Publication. Default
    /// <c>http://localhost:5001</c>.
    /// </summary>
    [Required]
    public string Intake { get; init; } = "http://localhost:5001";

    /// <summary>gRPC addresses of the tabulators, commas between: asked in this order where the totals cache is away. Publication.</summary>
    public string Tabulators { get; init; } = "";

    /// <exception cref="SettingException">The file cannot be read or is too short.</exception>
    public PeerToken ReadToken() => new(SecretFile.ReadKey(TokenFile, NameOf(nameof(TokenFile))));

    /// <summary>At least one.</summary>
    /// <exception cref="SettingException">One is no address, or there is none.</exception>
    public IReadOnlyList<Uri> ReadIntake() => Addresses(Intake, NameOf(nameof(Intake))) is { Count: > 0 } addresses
        ? addresses
        : throw new SettingException(NameOf(nameof(Intake)), "names no address");

    /// <exception cref="SettingException">One is no address.</exception>
    public IReadOnlyList<Uri> ReadTabulators() => Addresses(Tabulators, NameOf(nameof(Tabulators)));

    private static List<Uri> Addresses(string list, string setting) => [.. ListText.Items(list).Select(text => Address(text, setting))];

    private static Uri Address(string text, string setting) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new SettingException(setting, $"has \"{text}\", which is no http or https address");

    private static string NameOf(string setting) => $"{Section}:{setting}";
}
