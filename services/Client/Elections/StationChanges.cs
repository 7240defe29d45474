using Google.Protobuf;
using Tabulation.Client.Files;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Statements;
using Election = Tabulation.Domain.Elections.Election;
using RegistryChange = Tabulation.Domain.Statements.RegistryChange;

namespace Tabulation.Client.Elections;

/// <summary>
/// Changes of stations since an election was defined, kept beside it in <c>stations.bin</c> in the ledger's order, as bundles of one payload without
/// signature: what they say only tells which codes exist. Whether it is so the server judges.
/// </summary>
internal static class StationChanges
{
    private const string Name = "stations.bin";

    /// <summary>The election as it is after the changes that are known here; null where there are problems.</summary>
    public static Election? Apply(string directory, Election election, InputProblems problems)
    {
        if (!File.Exists(PathIn(directory))) return election;
        var after = election;
        foreach (var payload in Read(directory, problems))
        {
            after = After(after, payload, problems);
            if (problems.Any) return null;
        }

        return problems.Any ? null : after;
    }

    /// <summary>Adds one at the end, unless it is known already.</summary>
    public static void Add(string directory, ByteString payload)
    {
        var known = File.Exists(PathIn(directory)) ? Read(directory, new InputProblems()) : [];
        if (!known.Contains(payload)) Replace(directory, [.. known, payload]);
    }

    /// <summary>Puts these in place of all that were known.</summary>
    public static void Replace(string directory, IReadOnlyList<ByteString> payloads)
    {
        if (payloads.Count == 0) File.Delete(PathIn(directory));
        else BundleFile.Write(PathIn(directory), payloads.Select(payload => new Bundle { Payloads = { payload } }));
    }

    private static string PathIn(string directory) => Path.Combine(directory, Name);

    private static List<ByteString> Read(string directory, InputProblems problems) =>
        BundleFile.Read(PathIn(directory), problems)?.SelectMany(bundle => bundle.Payloads).ToList() ?? [];

    private static Election After(Election election, ByteString payload, InputProblems problems)
    {
        var statement = new Statement();
        if (StatementDecoder.Decode(payload.Memory, election, statement) is { } malformed)
            problems.Add(new InputProblem(Name, 0, 0, malformed.Field, malformed.Message));
        else if (statement.ElectionId != election.Id || statement.Content is not RegistryChange { Stations: { } change })
            problems.Add(new InputProblem(Name, 0, 0, "", "It holds something else than changes of this election's stations."));
        else
        {
            var after = election.After(change);
            foreach (var problem in after.Problems) problems.Add(new InputProblem(Name, 0, 0, problem.Field, problem.Message));
            return after.Election ?? election;
        }

        return election;
    }
}
