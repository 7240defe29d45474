using System.CommandLine;
using Tabulation.Cli.Handing;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate mandates</c></summary>
internal static class MandatesCommand
{
    private static readonly Argument<string> List = new("list") { Description = "Code of the list" };

    private static readonly Option<string[]> Names =
        new("--name") { Description = "Who takes a seat, as on the list; once for each seat", HelpName = "NAME" };

    private static readonly Option<FileInfo?> File = new("--file") { Description = "Or a file with a name a line", HelpName = "FILE" };

    private static readonly Option<int> QuotaMembers = new("--quota-members")
    {
        Description = "How many of them count for the election's quota, each once, as the party states; never who", HelpName = "N",
    };

    public static Command Create() => new CliCommand(
        "mandates",
        "Says who takes the seats that a certified contest gives to a list: one name for each. Signed by whoever may certify the contest.",
        "tabulate mandates assembly harbour --file harbour.txt --quota-members 5 --authority central",
        "tabulate mandates assembly delta --name \"Ada Brook\" --name \"Ben Marsh\" --quota-members 1 --authority central")
    {
        PlaceArguments.Contest, List, Names, File, QuotaMembers, GroundsOptions.Replace, GroundsOptions.ReasonToReplace,
        KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (names, file, members) = (invocation.Get(Names) ?? [], invocation.Get(File), invocation.Get(QuotaMembers));
        if (names.Length > 0 && file is not null) throw new UsageException("--name, --file: give one of them.");
        if (members < 0) throw new UsageException("--quota-members: it is 0 or more.");
        var said = new MandateAssignment
        {
            Contest = invocation.Get(PlaceArguments.Contest)!,
            Selection = invocation.Get(List)!,
            Mandates = { file is null
                ? names
                : [.. System.IO.File.ReadLines(file.FullName).Select(line => line.Trim()).Where(line => line.Length > 0)] },
            QuotaMembers = (uint)members,
            Reason = GroundsOptions.ReasonOf(invocation),
        };
        return OneStatement.HandInAsync(
            invocation, KeyOptions.SignerOf(invocation), new Payload { MandateAssignment = said }, cancellation,
            invocation.Get(GroundsOptions.Replace));
    }
}
