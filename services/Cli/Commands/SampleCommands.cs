using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Client.Definitions;
using Tabulation.Client.Files;
using Tabulation.Contracts.Keys;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate sample commit</c> and <c>tabulate sample disclose</c></summary>
internal static class SampleCommands
{
    private const int SaltLength = 16;

    private static readonly Argument<FileInfo> File = new("file")
    {
        Description = "The sample: YAML with contest and strata (area, precincts), or CSV with columns contest, area, precinct",
    };

    private static readonly Option<FileInfo?> Salt = new("--salt")
    {
        Description = "Private file that keeps the 16 random bytes without which the sample cannot be disclosed [default: the sample's "
            + "name with .salt]", HelpName = "FILE",
    };

    public static Command CreateCommit() => new CliCommand(
        "commit",
        "Commits to a random sample before the polls open: hands in its hash, which tells nobody where the group will look, and keeps the "
        + "salt in a private file. Do not change the sample's file afterwards, and lose neither.",
        "tabulate sample commit sample.yaml --authority watchers")
    {
        File, Salt, ElectionOptions.Folder, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs((invocation, cancellation) =>
        RunAsync(invocation, SaltMadeAt, sample => new ObserverSample { Commitment = HashOf(sample) }, cancellation));

    public static Command CreateDisclose() => new CliCommand(
        "disclose",
        "Tells the sample that was committed to: with the file and the salt of then.",
        "tabulate sample disclose sample.yaml --authority watchers")
    {
        File, Salt, ElectionOptions.Folder, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs((invocation, cancellation) => RunAsync(invocation, SaltAt, sample => new ObserverSample { Disclosure = sample }, cancellation));

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Func<string, byte[]> saltAt, Func<SampleDisclosure, ObserverSample> say, CancellationToken cancellation)
    {
        var signer = KeyOptions.SignerOf(invocation);
        var folder = ElectionOptions.FolderOf(invocation);
        var problems = new InputProblems();
        var file = invocation.Get(File)!.FullName;
        var sample = SampleFile.Read(file, folder.Election, problems) ?? throw InputException.Of(problems);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        sample.Salt = ByteString.CopyFrom(saltAt(invocation.Get(Salt)?.FullName ?? $"{file}.salt"));
        var hash = Convert.ToHexStringLower(HashOf(sample).Span);
        var stations = sample.Strata.Sum(stratum => stratum.Precincts.Count);
        if (!invocation.Json)
            await Console.Out.WriteLineAsync($"Sample of {stations:N0} stations in {sample.Strata.Count:N0} strata: {hash}");
        var more = new JsonObject { ["commitment"] = hash, ["stations"] = stations, ["strata"] = sample.Strata.Count };
        return await OneStatement.HandInAsync(invocation, signer, new Payload { ObserverSample = say(sample) }, cancellation, more: more);
    }

    /// <summary>As encoded canonically: fields in order, none that is empty.</summary>
    private static ByteString HashOf(SampleDisclosure sample) => ByteString.CopyFrom(SHA256.HashData(sample.ToByteArray()));

    /// <summary>The same one when it is committed to again, after an answer was lost.</summary>
    private static byte[] SaltMadeAt(string path)
    {
        PrivateFile.TryCreate(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltLength)) + "\n");
        return SaltAt(path);
    }

    private static byte[] SaltAt(string path)
    {
        if (!System.IO.File.Exists(path)) throw new InputException($"--salt: there is no file {path}; tabulate sample commit made it.");
        var salt = new byte[SaltLength];
        var text = System.IO.File.ReadAllText(path).Trim();
        return text.Length == 2 * SaltLength && Convert.FromHexString(text, salt, out _, out _) == System.Buffers.OperationStatus.Done
            ? salt
            : throw new InputException($"--salt: {path} does not hold {2 * SaltLength} hexadecimal digits.");
    }
}
