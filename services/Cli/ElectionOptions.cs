using System.CommandLine;
using Tabulation.Client.Elections;
using Tabulation.Client.Files;

namespace Tabulation.Cli;

/// <summary>Which defined election a command is about.</summary>
internal static class ElectionOptions
{
    public static Option<DirectoryInfo> Folder { get; } = new("--election")
    {
        Description = "Directory that tabulate election define made", HelpName = "DIR", DefaultValueFactory = _ =>
            new DirectoryInfo("election"),
    };

    /// <exception cref="InputException">There is no election, or it is damaged.</exception>
    public static ElectionFolder FolderOf(Invocation invocation)
    {
        var directory = invocation.Get(Folder)!.FullName;
        if (!ElectionFolder.Exists(directory))
            throw new InputException(
                $"There is no election in {directory}. --election names another directory; tabulate election define makes one.");
        var problems = new InputProblems();
        return ElectionFolder.Read(directory, problems) ?? throw InputException.Of(problems);
    }

    /// <summary>Makes sure that the server's election is this one.</summary>
    /// <exception cref="InputException">The server has another election, or none.</exception>
    public static async Task RequireServedAsync(Invocation invocation, ElectionFolder folder, CancellationToken cancellation)
    {
        var head = await invocation.Server.HeadAsync(cancellation);
        if (head.ElectionId.IsEmpty)
            throw new InputException("The server's ledger is empty; tabulate election open hands the election in.");
        if (!head.ElectionId.Span.SequenceEqual(folder.Election.Id.Value.ToArray()))
            throw new InputException(
                $"The server's ledger holds another election, {Convert.ToHexStringLower(head.ElectionId.Span)}, than {folder.Directory}, "
                + $"{folder.Election.Id}.");
    }
}
