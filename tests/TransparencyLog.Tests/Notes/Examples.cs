using System.Text;

namespace Tabulation.TransparencyLog.Tests;

/// <summary>What the specifications show, and keys and notes made for tests.</summary>
internal static class Examples
{
    public const string Origin = "example.com/behind-the-sofa";

    /// <summary>c2sp.org/signed-note, "Example".</summary>
    public const string Vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    /// <summary>c2sp.org/signed-note, "Example".</summary>
    public const string Note =
        "This is an example message.\n"
        + "\n"
        + "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    /// <summary>c2sp.org/signed-note: a text with an empty line.</summary>
    public const string Poem =
        "Ognuno sta solo sul cuor della terra\n"
        + "trafitto da un raggio di sole:\n"
        + "\n"
        + "ed è subito sera.\n"
        + "\n"
        + "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

    /// <summary>c2sp.org/tlog-checkpoint.</summary>
    public const string CheckpointText = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    /// <summary>c2sp.org/tlog-cosignature.</summary>
    public const string CosignedNote =
        CheckpointText
        + "\n"
        + "— example.com/behind-the-sofa "
        + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        + "— witness.example.com/w1 "
        + "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

    /// <summary>c2sp.org/tlog-witness, "add-checkpoint".</summary>
    public const string WitnessRequestText =
        "old 20852014\n"
        + "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
        + "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
        + "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
        + "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n"
        + "\n"
        + CheckpointText
        + "\n"
        + "— example.com/behind-the-sofa "
        + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        + "— example.com/behind-the-sofa "
        + "opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";

    public static NoteSigner Log { get; } = new(Origin, Key(1));

    public static Cosigner[] Witnesses { get; } =
        [.. Enumerable.Range(1, 3).Select(i => new Cosigner($"witness{i}.example", Key((byte)(10 + i))))];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Ed25519SigningKey Key(byte seed) =>
        Ed25519SigningKey.TryFromSeed([seed, .. new byte[31]], out var key) ? key : throw new InvalidOperationException();

    public static NoteVerifier Verifier(string vkey) =>
        NoteVerifier.TryParse(vkey, out var verifier) ? verifier : throw new InvalidOperationException(vkey);

    public static SignedNote Read(string text) =>
        SignedNote.TryParse(Utf8(text), out var note) ? note : throw new InvalidOperationException(text);
}
