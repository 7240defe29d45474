using System.ComponentModel.DataAnnotations;
using Tabulation.TransparencyLog;

namespace Tabulation.ServiceDefaults.Settings;

/// <summary>The keys a service works with, in the configuration section <c>Keys</c>.</summary>
public sealed record KeySettings
{
    public const string Section = "Keys";

    /// <summary>PEM file with the P-256 public key that must sign the election's definition. Intake and Tabulation.</summary>
    [Required]
    public string OperatorFile { get; init; } = "";

    /// <summary>PEM file with the P-256 private key that signs receipts, refusals and heads: one for all replicas. Intake.</summary>
    public string IntakeFile { get; init; } = "";

    /// <exception cref="SettingException">The file does not hold such a key.</exception>
    public VerificationKey ReadOperator() => VerificationKey.TryFromPem(SecretFile.ReadText(OperatorFile, Name(nameof(OperatorFile))), out var key)
        ? key
        : throw new SettingException(Name(nameof(OperatorFile)), $"names {OperatorFile}, which does not hold a P-256 public key in PEM");

    /// <exception cref="SettingException">The file does not hold such a key.</exception>
    public SigningKey ReadIntake() => SigningKey.TryFromPem(SecretFile.ReadText(IntakeFile, Name(nameof(IntakeFile))), out var key)
        ? key
        : throw new SettingException(Name(nameof(IntakeFile)), $"names {IntakeFile}, which does not hold a P-256 private key in PEM (PKCS #8)");

    private static string Name(string setting) => $"{Section}:{setting}";
}
