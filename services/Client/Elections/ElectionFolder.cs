using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Tabulation.Client.Definitions;
using Tabulation.Client.Files;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Elections;

/// <summary>
/// A defined election on disk. <c>election.bin</c>: its signed definition and registry pages, as tabulation.v1.Bundle messages one after the
/// other, each after its length as a varint. <c>election.json</c>: what it is, to read. <c>mapping.yaml</c>: the file it was made from, which
/// also says how result files are to be read. <c>areas.csv</c>: which texts stand for which areas. <c>stations.bin</c>: changes of stations since, as far
/// as they are known here.
/// </summary>
public sealed class ElectionFolder
{
    private const string Bundles = "election.bin", Summary = "election.json", Mapping = "mapping.yaml";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ElectionFolder(string path, SignedElection signed, Election election) => (Directory, Signed, Election) = (path, signed, election);

    public string Directory { get; }

    /// <summary>What opens a ledger.</summary>
    public SignedElection Signed { get; }

    /// <summary>The election, checked and indexed, with the changes of its stations that are known here.</summary>
    public Election Election { get; }

    /// <summary>Precincts that are not closed.</summary>
    public int PrecinctsOpen => Open(Election).Count();

    internal string MappingPath => Path.Combine(Directory, Mapping);

    /// <summary>True where the directory holds an election.</summary>
    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, Bundles));

    /// <summary>Signs an election and writes it.</summary>
    /// <param name="directory">Made if need be; an election in it is overwritten.</param>
    /// <param name="defined">The election.</param>
    /// <param name="root">Signs as its root authority.</param>
    /// <param name="mapping">Path of the file it was read from; it is copied.</param>
    /// <param name="problems">What keeps it from being an election; then nothing is written.</param>
    /// <returns>The election, or null where there are problems.</returns>
    public static ElectionFolder? Write(
        string directory, DefinedElection defined, Signing.StatementSigner root, string mapping, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(defined);
        if (Sign(defined, root, Path.GetFileName(mapping), problems) is not { } signed) return null;
        if (Check(signed, defined.Places.Locate, problems) is not { } election) return null;
        System.IO.Directory.CreateDirectory(directory);
        BundleFile.Write(Path.Combine(directory, Bundles), signed.Pages.Prepend(signed.Definition).Select(batch => batch.Bundle));
        StationChanges.Replace(directory, []);
        File.WriteAllText(Path.Combine(directory, Summary), SummaryOf(election).ToJsonString(Readable) + "\n");
        CopyMapping(mapping, Path.Combine(directory, Mapping));
        defined.Codes.Write(directory);
        return new ElectionFolder(directory, signed, election);
    }

    /// <summary>Reads an election.</summary>
    /// <returns>The election, or null where there are problems.</returns>
    public static ElectionFolder? Read(string directory, InputProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (BundleFile.Read(Path.Combine(directory, Bundles), problems) is not [var definition, .. var pages]) return null;
        var signed = new SignedElection(Batch(definition, 0), [.. pages.Select((page, number) => Batch(page, number))]);
        if (Check(signed, wrong => new InputProblem(Bundles, 0, 0, wrong.Field, wrong.Message), problems) is not { } defined) return null;
        return StationChanges.Apply(directory, defined, problems) is { } election ? new ElectionFolder(directory, signed, election) : null;
    }

    /// <summary>Remembers a change of stations that the ledger has recorded; it is known when the election is read again.</summary>
    /// <param name="payload">The statement, as signed.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void AddStations(ByteString payload) => StationChanges.Add(Directory, payload);

    /// <summary>Remembers all changes of stations that the ledger has recorded, in its order, and no others.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void ReplaceStations(IReadOnlyList<ByteString> payloads) => StationChanges.Replace(Directory, payloads);

    /// <summary>The summary as in <c>election.json</c>.</summary>
    public JsonObject Summarize() => SummaryOf(Election);

    // Who defines an election from the copy that an earlier definition left has nothing to copy.
    private static void CopyMapping(string from, string to)
    {
        if (Path.GetFullPath(from) != Path.GetFullPath(to)) File.Copy(from, to, overwrite: true);
    }

    private static SignedElection? Sign(DefinedElection defined, Signing.StatementSigner root, string file, InputProblems problems)
    {
        try
        {
            return SignedElection.Sign(defined.Definition, Pager.Split(defined.Registry), root);
        }
        catch (ArgumentException exception)
        {
            problems.Add(new InputProblem(file, 0, 0, "", exception.Message));
            return null;
        }
    }

    private static Election? Check(SignedElection signed, Func<DefinitionProblem, InputProblem> locate, InputProblems problems)
    {
        var read = ElectionCheck.Read(signed);
        foreach (var problem in read.Problems) problems.Add(locate(problem));
        return read.Election;
    }

    private static SignedBatch Batch(Bundle bundle, int number) =>
        new(bundle, [.. bundle.Payloads.Select(payload => StatementId.OfPayload(payload.Span))], number);

    private static JsonObject SummaryOf(Election election) => new()
    {
        ["electionId"] = $"{election.Id}",
        ["externalId"] = election.Definition.ExternalId,
        ["names"] = new JsonObject(election.Definition.Names.Select(name => KeyValuePair.Create(name.Language, (JsonNode?)name.Text))),
        ["test"] = election.Definition.Test,
        ["synthetic"] = election.Definition.Synthetic,
        ["pollsClose"] = $"{election.Definition.PollsClose}",
        ["release"] = $"{election.Definition.Release}",
        ["rootAuthority"] = election.Definition.Root.Code,
        ["rootPublicKey"] = Convert.ToHexStringLower(election.Definition.Root.PublicKey.Span),
        ["predecessor"] = PredecessorLog.TryRead(election.Definition.PredecessorCheckpoint.Span, out var last) ? $"{last.Origin} at {last.Head.Size}" : null,
        ["registryPages"] = election.Definition.PageHashes.Count,
        ["authorities"] = election.Authorities.Count,
        ["areas"] = election.Areas.Count,
        ["contests"] = election.Contests.Count,
        ["precincts"] = Open(election).Count(),
        ["resultsExpected"] = Open(election).Sum(precinct => precinct.Contests.Count),
    };

    private static IEnumerable<Domain.Elections.Precinct> Open(Election election) => election.Precincts.Where(precinct => !precinct.Closed);
}
