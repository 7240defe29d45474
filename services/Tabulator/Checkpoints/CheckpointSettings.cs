using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Tabulation.ServiceDefaults.Settings;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>Who signs checkpoints, and who is asked to cosign them, in the configuration section <c>Checkpoints</c>.</summary>
public sealed record CheckpointSettings
{
    public const string Section = "Checkpoints";

    /// <summary>PEM file with the Ed25519 private key that signs checkpoints: one for all tabulators.</summary>
    [Required]
    public string KeyFile { get; init; } = "";

    /// <summary>
    /// PEM files with the keys that it has taken the place of, commas between: they sign too for as long as they are named here, for those who know only them.
    /// </summary>
    public string FormerKeyFiles { get; init; } = "";

    /// <summary>
    /// Witnesses that are asked for cosignatures, commas between: each as <c>VKEY@URL</c>, its verifier key (type 0x04) and its submission prefix
    /// (c2sp.org/tlog-witness).
    /// </summary>
    public string Witnesses { get; init; } = "";

    /// <summary>How many of them must have cosigned before results count as final. Default 0.</summary>
    [Range(0, 100)]
    public int WitnessesNeeded { get; init; }

    /// <exception cref="SettingException">A file does not hold such a key, or two hold the same.</exception>
    public NoteSigner ReadSigner(string origin)
    {
        var key = ReadKey(KeyFile, NameOf(nameof(KeyFile)));
        Ed25519SigningKey[] former = [.. ListText.Items(FormerKeyFiles).Select(file => ReadKey(file, NameOf(nameof(FormerKeyFiles))))];
        return former.Append(key).DistinctBy(each => each.PublicKey).Count() > former.Length
            ? new NoteSigner(origin, key, former)
            : throw new SettingException(NameOf(nameof(FormerKeyFiles)), "names a key twice, or the one that signs now; name those that it has taken the place of");
    }

    /// <exception cref="SettingException">One cannot be read, two have one key, or there are fewer than are needed.</exception>
    public IReadOnlyList<WitnessAddress> ReadWitnesses()
    {
        WitnessAddress[] witnesses = [.. ListText.Items(Witnesses).Select(ReadWitness)];
        if (witnesses.GroupBy(witness => witness.Key.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new SettingException(
                NameOf(nameof(Witnesses)), $"has two witnesses with one key, {string.Join(" and ", twice.Select(witness => witness.Key.Name))}, which would count twice; name one of them");
        if (witnesses.Length < WitnessesNeeded)
            throw new SettingException(NameOf(nameof(WitnessesNeeded)), $"asks for {WitnessesNeeded.ToString(CultureInfo.InvariantCulture)} witnesses, but {witnesses.Length} are named");
        return witnesses;
    }

    private static Ed25519SigningKey ReadKey(string file, string setting) => Ed25519SigningKey.TryFromPem(SecretFile.ReadText(file, setting), out var key)
        ? key
        : throw new SettingException(setting, $"names {file}, which does not hold an Ed25519 private key in PEM (PKCS #8)");

    private static WitnessAddress ReadWitness(string text)
    {
        var at = text.LastIndexOf('@');
        if (at > 0 && NoteVerifier.TryParse(text[..at], out var key) && key.Type == NoteSignatureType.Cosignature
            && Uri.TryCreate(text[(at + 1)..].TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return new WitnessAddress(key, address);
        throw new SettingException(NameOf(nameof(Witnesses)), $"has \"{text}\", which is not VKEY@URL with a witness's verifier key and its http or https address; tabulate witness prints what to name here");
    }

    private static string NameOf(string setting) => $"{Section}:{setting}";
}

/// <summary>A witness that can be asked.</summary>
/// <param name="Key">Verifies its cosignatures.</param>
/// <param name="Address">Its submission prefix, with a slash at the end.</param>
public sealed record WitnessAddress(NoteVerifier Key, Uri Address);
