using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Handing;

/// <summary>
/// Hands in what can be said of one place by options, or of many by a file: as one authority, for a reason where something is replaced.
/// </summary>
/// <param name="one">Reads the options. The reason is empty where nothing is replaced.</param>
/// <param name="many">Reads the file at the path, row by row; a row's own reason comes first.</param>
internal sealed class FileOrOptions(
    Func<Election, string, Payload> one, Func<string, Election, string, InputProblems, IReadOnlyList<(int Line, Payload Payload)>> many)
{
    /// <param name="invocation">Where to, and where to print.</param>
    /// <param name="file">Null for the options.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">The file, the election or the key cannot be used.</exception>
    public async Task<ExitCode> HandInAsync(Invocation invocation, FileInfo? file, CancellationToken cancellation)
    {
        var reason = GroundsOptions.ReasonOf(invocation);
        var signer = KeyOptions.SignerOf(invocation);
        var folder = ElectionOptions.FolderOf(invocation);
        var election = folder.Election;
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        var replace = invocation.Get(GroundsOptions.Replace);
        if (file is null) return await OneStatement.HandInAsync(invocation, signer, one(election, reason), cancellation, replace);
        var problems = new InputProblems();
        var rows = many(file.FullName, election, reason, problems);
        if (problems.Any) throw InputException.Of(problems);
        return await new ManyStatements(election, rows, replace).HandInAsync(invocation, signer, cancellation);
    }
}
