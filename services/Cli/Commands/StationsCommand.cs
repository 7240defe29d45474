using System.CommandLine;
using System.Globalization;
using Tabulation.Client.Definitions;
using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate stations</c></summary>
internal static class StationsCommand
{
    private static readonly Argument<FileInfo?> File = new("file")
    {
        Description = "YAML with close (codes) and open (code, names, registered, and areas and contests, or like)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Close =
        new("--close") { Description = "Code of a station that counts no ballots; several times for several", HelpName = "CODE" };

    private static readonly Option<string[]> Open = new("--open")
    {
        Description = "A new station, with its voters where they are known; several times for several", HelpName = "CODE[=VOTERS]",
    };

    private static readonly Option<string?> Like = new("--like")
    {
        Description = "Code of the station whose areas and contests the new ones have [default: the first one closed]", HelpName = "CODE",
    };

    public static Command Create() => new CliCommand(
        "stations",
        "Changes the stations, as the root authority: opens some late, splits one, or merges several. Nothing may be recorded at those "
        + "that close. All see the change, and what is expected changes with it. The election's directory learns of it (stations.bin, to "
        + "be copied to whoever reports from there before the release hour); after that hour, tabulate election update learns it from the "
        + "ledger.",
        "tabulate stations --open r1-31=420 --like r1-30 --reason \"Opened for the hospital\" --legal-basis \"Election Act, s. 24\"",
        "tabulate stations --close r1-7 --open r1-7a=900 --open r1-7b=850 --reason \"Too many voters for one hall\" --legal-basis \"s. "
        + "24\"",
        "tabulate stations merger.yaml --reason \"School closed\" --legal-basis \"s. 24\"")
    {
        File, Close, Open, Like, GroundsOptions.Reason, GroundsOptions.LegalBasis, ElectionOptions.Folder, KeyOptions.AuthorityOrRoot,
        KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = ElectionOptions.FolderOf(invocation);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        var change = invocation.Get(File) is { } file
            ? ReadFile(invocation, file, folder.Election)
            : ReadOptions(invocation, folder.Election);
        return await RegistryOptions.HandInAsync(invocation, folder, new RegistryChange { Stations = change }, cancellation);
    }

    private static StationsChange ReadFile(Invocation invocation, FileInfo file, Election election)
    {
        if (invocation.Get(Close) is { Length: > 0 } || invocation.Get(Open) is { Length: > 0 })
            throw new UsageException("--close, --open: the file says so.");
        var problems = new InputProblems();
        return StationsFile.Read(file.FullName, election, problems) ?? throw InputException.Of(problems);
    }

    private static StationsChange ReadOptions(Invocation invocation, Election election)
    {
        string[] close = invocation.Get(Close) ?? [], open = invocation.Get(Open) ?? [];
        if (close.Length + open.Length == 0) throw new UsageException("--close, --open: nothing would change; give one, or a file.");
        var change = new StationsChange { Close = { close } };
        if (open.Length == 0) return change;
        var like = invocation.Get(Like) ?? close.FirstOrDefault()
            ?? throw new UsageException("--like: a station that opens late needs one whose areas and contests it has.");
        var other = election.FindPrecinct(like) ?? throw new InputException($"--like: the election has no precinct {like}.");
        change.Open.AddRange(open.Select(text => StationOf(election, other, text)));
        return change;
    }

    private static Precinct StationOf(Election election, PrecinctIndex other, string text) => text.Split('=') switch
    {
        [var code] => StationsFile.Like(election, other, code, null),
        [var code, var voters] when uint.TryParse(voters, NumberStyles.None, CultureInfo.InvariantCulture, out var registered) =>
            StationsFile.Like(election, other, code, registered),
        _ => throw new UsageException($"--open: \"{text}\" is not CODE or CODE=VOTERS."),
    };
}
