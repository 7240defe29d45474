using System.CommandLine;
using Tabulation.Client.Elections;
using Tabulation.Client.Files;

namespace Tabulation.Cli;

/// <summary>Which defined election a command is about.</summary>
internal static class ElectionOptions
{
    public static Option<DirectoryInfo> Folder { get; } = new("--election")
    {
        Description = "Directory that tabulate election define made", HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo("election"),
    };

    /// <exception cref="InputException">There is no election, or it is damaged.</exception>
    public static ElectionFolder FolderOf(Invocation invocation)
    {
        var directory = invocation.Get(Folder)!.FullName;
        if (!ElectionFolder.Exists(directory)) throw new InputException($"There is no election in {directory}. --election names another directory; tabulate election define makes one.");
        var problems = new InputProblems();
        return ElectionFolder.Read(directory, problems) ?? throw InputException.Of(problems);
    }
}
