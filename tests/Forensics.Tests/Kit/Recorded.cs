using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Tabulation.Samples;
using Disposition = Tabulation.Domain.Rules.Disposition;

namespace Tabulation.Forensics.Tests.Kit;

/// <summary>A sample's election with the first so many statements of its night counted, without signatures and judging.</summary>
internal sealed class Recorded
{
    private readonly Statement statement = new();
    private readonly List<ByteString> ids = [];

    public Recorded(string name, int statements, Func<RegistryPage, RegistryPage>? change = null)
    {
        var sample = SampleCatalogue.Find(name)!.Build(new Rehearsal(1, _ => NewKey()));
        var registry = Pager.Split(change is null ? sample.Registry : change(sample.Registry.Clone()));
        var root = sample.Definition.RootAuthority.Code;
        Record(new Payload { Authority = root, ElectionDefinition = registry.Commit(sample.Definition) });
        foreach (var page in registry.Pages) Record(new Payload { Authority = root, ElectionId = ids[0], RegistryPage = page });
        var stations = sample.Registry.Precincts.Select(precinct => precinct.Code).ToHashSet();
        // Only first results, at stations that were there from the start: what replaces, reviews, draws or opens depends on what came before it.
        var results = sample.Night.Select(told => told.Complete(ids[0], _ => ByteString.Empty))
            .Where(payload => payload.PrecinctResult is not null && payload.Replaces.IsEmpty && stations.Contains(payload.PrecinctResult.Precinct))
            .DistinctBy(payload => (payload.PrecinctResult.Contest, payload.PrecinctResult.Precinct));
        foreach (var result in results.Take(statements)) Record(result);
    }

    public ElectionState State { get; } = new(default);

    public Tally Tally => State.Tally!;

    private void Record(Payload payload)
    {
        payload.Nonce = ByteString.CopyFrom(SHA256.HashData(payload.ToByteArray()).AsSpan(0, 16));
        Assert.Null(StatementDecoder.Decode(payload.ToByteArray(), State.Election, statement));
        ids.Add(ByteString.CopyFrom(statement.Id.Value.ToArray()));
        State.Apply(statement, new Judged(Disposition.Info, WaitsFor.Nothing, false), Timestamp.FromMilliseconds(0));
    }

    private static ReadOnlyMemory<byte> NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return (byte[])[4, .. point.X!, .. point.Y!];
    }
}
