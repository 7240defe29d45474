using System.CommandLine;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate authority add</c></summary>
internal static class AuthorityAddCommand
{
    private static readonly Option<string> Role = new("--role") { Description = "What it may do", DefaultValueFactory = _ => "commission" };

    private static readonly Option<string[]> Names =
        new("--name") { Description = "The office's name, LANGUAGE=TEXT; once for each language", HelpName = "NAME", Required = true };

    private static readonly Option<string[]> Areas = new("--area")
    {
        Description = "Code of an area that it may speak for; several times for several [default: the whole election]", HelpName = "CODE",
    };

    public static Command Create() => new CliCommand(
        "add",
        "Adds an authority to an election that is open. Its code must never have been in use.",
        "tabulate authority add commission/21 --name en=\"Commission 21\" --area region-4 --public-key commission~21.pub.pem --reason "
        + "\"Region divided\" --authority central")
    {
        AuthorityOptions.Code, Role.AcceptOnlyFromAmong("commission", "observer", "pollster", "court"), Names, Areas,
        AuthorityOptions.PublicKey,
        AuthorityOptions.Reason, ElectionOptions.Folder, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var added = new Authority
        {
            Code = invocation.Get(AuthorityOptions.Code)!,
            Names = { invocation.Get(Names)!.Select(NameOf) },
            Role = Enum.Parse<AuthorityRole>(invocation.Get(Role)!, ignoreCase: true),
            PublicKey = AuthorityOptions.ReadPublicKey(invocation),
        };
        var folder = ElectionOptions.FolderOf(invocation);
        added.Areas.AddRange((invocation.Get(Areas) ?? []).Select(code => (uint)AreaOf(folder.Election, code).Value).Distinct().Order());
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        return await AuthorityOptions.HandInAsync(invocation, new AuthorityChange { Add = added }, cancellation);
    }

    private static LocalizedText NameOf(string text) => text.Split('=', 2) is [var language, var name]
        ? new LocalizedText { Language = language, Text = name }
        : throw new InputException($"--name: \"{text}\" is not LANGUAGE=TEXT, for example en=\"Commission 21\".");

    private static AreaIndex AreaOf(Election election, string code) =>
        election.FindArea(code) ?? throw new InputException($"--area: the election has no area {code}.");
}
