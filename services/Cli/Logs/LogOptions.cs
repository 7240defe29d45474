using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Logs;

/// <summary>What the commands about a log's public files share.</summary>
internal static class LogOptions
{
    private const int MostJobs = 256;

    public static Argument<string> Log { get; } = new("log")
    {
        Description = "The log: its URL, such as https://results.example/log, or a folder with its files",
    };

    public static Option<NoteVerifier[]> Keys { get; } = KeysOption(required: true);

    /// <summary>For what may do without a log.</summary>
    public static Option<NoteVerifier[]> KeysIfAny { get; } = KeysOption(required: false);

    public static Option<NoteVerifier[]> Witnesses { get; } = new("--witness")
    {
        Description = "Public key of a witness, NAME+ID+KEY (c2sp.org/tlog-cosignature); may be repeated", HelpName = "VKEY",
        CustomParser = argument =>
            [.. argument.Tokens.Select(token => Parse(argument, token, NoteSignatureType.Cosignature)).OfType<NoteVerifier>()],
    };

    public static Option<int?> WitnessesNeeded { get; } = new("--witnesses-needed")
    {
        Description = "How many of the witnesses must have cosigned [default: all named]", HelpName = "N",
    };

    public static Option<ElectionId?> Election { get; } = ElectionOption(required: true);

    /// <summary>For what goes without.</summary>
    public static Option<ElectionId?> ElectionIfAny { get; } = ElectionOption(required: false);

    public static Option<int> Jobs { get; } = JobsOption();

    /// <exception cref="InputException">More are needed than named, or one is named twice.</exception>
    public static WitnessPolicy WitnessesOf(Invocation invocation)
    {
        var witnesses = invocation.Get(Witnesses) ?? [];
        var needed = invocation.Get(WitnessesNeeded) ?? witnesses.Length;
        if (needed < 0 || needed > witnesses.Length)
            throw new UsageException($"--witnesses-needed: {needed} of {witnesses.Length} witnesses are asked for.");
        if (witnesses.DistinctBy(witness => witness.Key).Count() < witnesses.Length)
            throw new UsageException("--witness: one is named twice.");
        return new WitnessPolicy(needed, witnesses);
    }

    private static Option<NoteVerifier[]> KeysOption(bool required) => new("--log-key")
    {
        Description = "The log's public key, NAME+ID+KEY (c2sp.org/signed-note), or a file with it; may be repeated where the log has "
            + "changed its key: any of them will do",
        HelpName = "VKEY", Required = required, CustomParser = ParseLogKeys,
    };

    private static Option<ElectionId?> ElectionOption(bool required) => new("--election")
    {
        Description = "Id of the election, 64 hexadecimal digits: the hash of its definition", HelpName = "ID", Required = required,
        CustomParser = ParseElection,
    };

    private static Option<int> JobsOption()
    {
        var jobs = new Option<int>("--jobs")
        {
            Description = "On how many cores, and how many files are read at a time at least [default: as many as there are cores]",
            HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.RequireRange(1, MostJobs);
        return jobs;
    }

    private static NoteVerifier[] ParseLogKeys(ArgumentResult argument)
    {
        NoteVerifier[] keys =
            [.. argument.Tokens.Select(token => Parse(argument, token, NoteSignatureType.Ed25519)).OfType<NoteVerifier>()];
        if (keys.Any(key => key.Name != keys[0].Name)) argument.AddError("--log-key: keys of one log have one name.");
        return keys;
    }

    private static NoteVerifier? Parse(ArgumentResult argument, Token token, NoteSignatureType type)
    {
        var text = File.Exists(token.Value) ? File.ReadAllText(token.Value).Trim() : token.Value;
        if (NoteVerifier.TryParse(text, out var key) && key.Type == type) return key;
        argument.AddError(
            $"{((OptionResult)argument.Parent!).Option.Name}: \"{text}\" is no public key such as NAME+0123abcd+BASE64 of type {(int)type:x2}, "
            + "and no file with one.");
        return null;
    }

    private static ElectionId? ParseElection(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Hash256.TryParse(text, out var id)) return new ElectionId(Digest.From(id.ToArray()));
        argument.AddError(
            string.Create(CultureInfo.InvariantCulture, $"--election: \"{text}\" is not an election's id, 64 hexadecimal digits."));
        return null;
    }
}
