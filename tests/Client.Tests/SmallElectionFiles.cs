using Tabulation.Client.Definitions;
using Tabulation.Client.Elections;
using Tabulation.Client.Files;
using Tabulation.Client.Keys;
using Tabulation.Client.Results;
using Tabulation.Client.Signing;
using Tabulation.TestKit;

namespace Tabulation.Client.Tests;

/// <summary>The small election's files in a folder of their own, and what is read from them.</summary>
internal sealed class SmallElectionFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallElectionFiles() => Files = ElectionFiles.WriteTo(folder.Path);

    public ElectionFiles Files { get; }

    public KeyFiles Keys => KeyFiles.In(folder.File("keys"));

    /// <summary>What <c>election define</c> does: the election, or null and problems.</summary>
    public ElectionFolder? Define(InputProblems problems)
    {
        if (Read(problems) is not { } defined) return null;
        Assert.Equal(KeyFileState.Read, Keys.TryRead(defined.RootKey, out var key));
        var root = new StatementSigner(defined.Definition.RootAuthority.Code, key!, Keys.ReadOrCreateNonceSecret());
        return ElectionFolder.Write(folder.File("election"), defined, root, Files.PathOf(ElectionFiles.Yaml), problems);
    }

    public ElectionFolder Define()
    {
        var problems = new InputProblems();
        var defined = Define(problems);
        Assert.True(defined is not null, string.Join('\n', problems.Found));
        return defined;
    }

    public DefinedElection? Read(InputProblems problems) => ElectionFile.Read(Files.PathOf(ElectionFiles.Yaml), null, Keys, makeMissingKeys: true, problems);

    /// <summary>Problems of defining it; at least one.</summary>
    public IReadOnlyList<InputProblem> Problems()
    {
        var problems = new InputProblems();
        Assert.Null(Define(problems));
        Assert.NotEmpty(problems.Found);
        return problems.Found;
    }

    /// <summary>Reads a results file of the election that was defined before.</summary>
    public (IReadOnlyList<ResultRow> Rows, IReadOnlyList<InputProblem> Problems) Results(ElectionFolder election, string name = ElectionFiles.Results)
    {
        var problems = new InputProblems();
        var rows = ResultFile.Read(Files.PathOf(name), election, problems);
        return (rows, problems.Found);
    }

    public void Dispose() => folder.Dispose();
}
