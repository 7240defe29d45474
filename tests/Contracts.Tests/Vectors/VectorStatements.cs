using Google.Protobuf;
using Tabulation.Domain.Ids;

namespace Tabulation.Contracts.Tests;

/// <summary>One statement of each kind, and results that are out of the ordinary.</summary>
internal static class VectorStatements
{
    private static readonly Lazy<IReadOnlyList<VectorStatement>> Lazily = new(Make);

    public static IReadOnlyList<VectorStatement> All => Lazily.Value;

    public static VectorStatement Named(string name) => All.Single(statement => statement.Name == name);

    private static IReadOnlyList<VectorStatement> Make()
    {
        var definition = new VectorStatement("election_definition", SampleElection.DefinitionPayload);
        var page = SampleElection.PagePayload;
        var result = new VectorStatement("precinct_result", In(definition, SampleElection.ResultPayload));
        var later = In(definition, SampleElection.ResultPayload);
        later.Replaces = result.Id;
        later.PrecinctResult.AsWritten = true;
        later.PrecinctResult.FormHash = ByteString.CopyFrom(Digest.Of("scanned form"u8).ToArray());
        later.PrecinctResult.Reason = "Қайта санау";
        later.PrecinctResult.Lines[1] = -1;
        var extreme = In(definition, SampleElection.ResultPayload);
        extreme.PrecinctResult.Votes.AddRange([long.MinValue, long.MaxValue, 0, -64, 63, 64]);
        extreme.PrecinctResult.Lines.Clear();
        var review = In(definition, SampleElection.PagePayload);
        review.Review = new V1.Review
        {
            StatementId = result.Id, Decision = V1.ReviewDecision.Release, Reason = "Recounted", LegalBasis = "Article 44",
        };
        var lot = In(definition, SampleElection.PagePayload);
        lot.Lot = new V1.Lot { Contest = "party-list", Order = { 1, 0, 300 } };
        var rotation = In(definition, SampleElection.PagePayload);
        var newKey = SampleElection.PagePayload.RegistryPage.Authorities[0].PublicKey;
        rotation.AuthorityChange = new V1.AuthorityChange
        {
            Rotate = new V1.KeyRotation { Authority = SampleElection.RegionCode, PublicKey = newKey }, Reason = "Card replaced",
        };
        var revocation = In(definition, SampleElection.PagePayload);
        revocation.AuthorityChange = new V1.AuthorityChange { Revoke = SampleElection.RegionCode, Reason = "Key lost" };
        var addition = In(definition, SampleElection.PagePayload);
        addition.AuthorityChange = new V1.AuthorityChange { Add = SampleElection.PagePayload.RegistryPage.Authorities[0], Reason = "Region divided" };
        return
        [
            definition, new("registry_page", In(definition, page)), result, new("correction", later), new("extreme_figures", extreme),
            new("review", review), new("lot", lot),
            new("key_rotation", rotation), new("revocation", revocation), new("addition", addition),
            new("whole_definition", SampleElection.WholeDefinitionPayload), .. Later(definition, result),
        ];
    }

    /// <summary>Where their kind may, they replace or name the result.</summary>
    private static IEnumerable<VectorStatement> Later(VectorStatement definition, VectorStatement result)
    {
        foreach (var (name, payload) in SampleStatements.All)
        {
            if (payload.Endorsement is { } endorsement) endorsement.StatementId = result.Id;
            if (payload.Annulment is not null || payload.Reopening is not null) payload.Replaces = result.Id;
            yield return new VectorStatement(name, In(definition, payload));
        }
    }

    private static V1.Payload In(VectorStatement definition, V1.Payload payload)
    {
        payload.ElectionId = definition.Id;
        return payload;
    }
}

/// <summary>A payload with the nonce that the test secret gives it.</summary>
internal sealed class VectorStatement
{
    public VectorStatement(string name, V1.Payload payload)
    {
        Name = name;
        var bare = new V1.Payload(payload) { Nonce = ByteString.Empty };
        WithoutNonce = bare.ToByteArray();
        if (new PayloadBuilder(TestKeys.Secret).Build(bare, out var bytes) is { } problem) throw new InvalidOperationException(problem.ToString());
        Bytes = bytes;
        Message = V1.Payload.Parser.ParseFrom(bytes);
        Id = ByteString.CopyFrom(Digest.Of(bytes).ToArray());
    }

    public string Name { get; }
    public byte[] WithoutNonce { get; }
    public byte[] Bytes { get; }
    public V1.Payload Message { get; }
    public ByteString Id { get; }
}
