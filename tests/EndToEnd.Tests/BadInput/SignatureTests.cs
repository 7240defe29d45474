using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.Errors;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests.BadInput;

/// <summary>Who signed, and what: nothing that fails here reaches the ledger's lock.</summary>
public sealed class SignatureTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public async Task An_unknown_authority()
    {
        var stranger = new StatementSigner("NOBODY", SigningKey.Create(), NonceSecret.Create());
        await client.RefusedAsync(stranger.Sign(election.Result(0)), StatusCode.PermissionDenied, "UNKNOWN_AUTHORITY", "authority");
    }

    [Fact]
    public async Task A_known_authority_with_an_unknown_key()
    {
        var impostor = new StatementSigner("N-COM", SigningKey.Create(), NonceSecret.Create());
        await client.RefusedAsync(impostor.Sign(election.Result(0)), StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Fact]
    public async Task An_authority_signing_in_another_ones_name()
    {
        var bytes = election.South.Encode(election.Result(2));
        await client.RefusedAsync(election.North.SignBytes(bytes), StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Fact]
    public async Task A_payload_altered_after_it_was_signed()
    {
        var envelope = election.North.Sign(election.Result(0));
        var payload = Payload.Parser.ParseFrom(envelope.Payload);
        payload.PrecinctResult.Votes[0]--;
        payload.PrecinctResult.Votes[1]++;
        envelope.Payload = payload.ToByteString();
        await client.RefusedAsync(envelope, StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Fact]
    public async Task A_signature_of_another_length()
    {
        var envelope = election.North.Sign(election.Result(0));
        envelope.Signature = ByteString.CopyFrom(envelope.Signature.Span[..63]);
        await client.RefusedAsync(envelope, StatusCode.InvalidArgument, "SIGNATURE_LENGTH_WRONG", "signature");
    }

    [Fact]
    public async Task A_good_signature_remembered_does_not_vouch_for_another_payload_under_the_same_root()
    {
        var bundle = Together(Enumerable.Range(30, 5).Where(SmallElection.IsNorth));
        Assert.Equal(Answer.OutcomeOneofCase.Receipt, (await client.SubmitAsync(bundle.ToEnvelope(0))).OutcomeCase);
        var bad = bundle.ToEnvelope(1);
        bad.Payload = election.North.Encode(election.Result(31, variant: 9));
        await client.RefusedAsync(bad, StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Fact]
    public async Task A_good_signature_remembered_does_not_vouch_for_another_authority()
    {
        var north = election.North.Sign(election.Result(36));
        Assert.Equal(Answer.OutcomeOneofCase.Receipt, (await client.SubmitAsync(north)).OutcomeCase);
        var south = election.South.Sign(election.Result(38));
        south.Signature = north.Signature;
        await client.RefusedAsync(south, StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Fact]
    public async Task An_audit_path_too_short()
    {
        var envelope = Together([0, 1, 3, 4]).ToEnvelope(2);
        envelope.AuditPath = ByteString.CopyFrom(envelope.AuditPath.Span[..32]);
        await client.RefusedAsync(envelope, StatusCode.InvalidArgument, "AUDIT_PATH_WRONG", "audit_path");
    }

    [Fact]
    public async Task An_audit_path_too_long_or_not_of_whole_hashes()
    {
        var envelope = Together([0, 1, 3, 4]).ToEnvelope(2);
        var path = envelope.AuditPath;
        envelope.AuditPath = ByteString.CopyFrom([.. path.Span, .. new byte[32]]);
        await client.RefusedAsync(envelope, StatusCode.InvalidArgument, "AUDIT_PATH_WRONG", "audit_path");
        envelope.AuditPath = ByteString.CopyFrom([.. path.Span, 0]);
        await client.RefusedAsync(envelope, StatusCode.InvalidArgument, "AUDIT_PATH_WRONG", "audit_path");
    }

    [Fact]
    public async Task An_audit_path_with_a_hash_changed()
    {
        var envelope = Together([0, 1, 3, 4]).ToEnvelope(2);
        byte[] path = [.. envelope.AuditPath.Span];
        path[40] ^= 1;
        envelope.AuditPath = ByteString.CopyFrom(path);
        await client.RefusedAsync(envelope, StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(257u)]
    [InlineData(uint.MaxValue)]
    public async Task A_bundle_size_that_no_bundle_has(uint size)
    {
        var envelope = election.North.Sign(election.Result(0));
        envelope.BundleSize = size;
        await client.RefusedAsync(envelope, StatusCode.InvalidArgument, "BUNDLE_SIZE_WRONG", "bundle_size");
    }

    [Fact]
    public async Task A_bundle_size_other_than_the_one_signed()
    {
        var envelope = Together([0, 1, 3, 4]).ToEnvelope(0);
        envelope.BundleSize = 3;
        await client.RefusedAsync(envelope, StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(uint.MaxValue)]
    public async Task A_bundle_index_beyond_its_size(uint index)
    {
        var envelope = Together([0, 1, 3, 4]).ToEnvelope(0);
        envelope.BundleIndex = index;
        await client.RefusedAsync(envelope, StatusCode.InvalidArgument, "BUNDLE_INDEX_WRONG", "bundle_index");
    }

    [Fact]
    public async Task A_bundle_index_other_than_the_one_signed()
    {
        var envelope = Together([0, 1, 3, 4]).ToEnvelope(0);
        envelope.BundleIndex = 1;
        await client.RefusedAsync(envelope, StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }

    [Fact]
    public async Task A_whole_bundle_of_257()
    {
        var bundle = new Bundle { Signature = ByteString.CopyFrom(new byte[64]) };
        for (var i = 0; i < 257; i++) bundle.Payloads.Add(election.North.Encode(election.Result(0, variant: i)));
        var answers = await client.SubmitManyAsync(new SubmitManyRequest { Bundle = bundle });
        Assert.Equal(257, answers.Count);
        Assert.All(answers, answer => Assert.Equal(("BUNDLE_SIZE_WRONG", "payloads"), (answer.Refusal.Findings[0].Rule, answer.Refusal.Findings[0].Field)));
    }

    [Fact]
    public async Task A_whole_bundle_with_a_payload_altered()
    {
        var bundle = Together([0, 1, 3, 4]).ToBundle();
        bundle.Payloads[3] = election.North.Encode(election.Result(4, variant: 5));
        var answers = await client.SubmitManyAsync(new SubmitManyRequest { Bundle = bundle });
        Assert.Equal(4, answers.Count);
        Assert.All(answers, answer => Assert.Equal("SIGNATURE_WRONG", answer.Refusal.Findings[0].Rule));
    }

    [Fact]
    public async Task A_stream_request_without_any_statement_ends_the_call()
    {
        foreach (var request in new[] { new SubmitManyRequest(), new SubmitManyRequest { Bundle = new Bundle() } })
        {
            var error = await Assert.ThrowsAsync<RpcException>(() => client.SubmitManyAsync(request));
            Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
            Assert.Equal("SUBMISSION_MISSING", error.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations[0].Reason);
        }
    }

    [Fact]
    public async Task A_call_without_an_envelope()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.Intake.SubmitAsync(new SubmitRequest()));
        Assert.Equal((StatusCode.InvalidArgument, "SUBMISSION_MISSING"), (error.StatusCode, error.GetDetail<Google.Rpc.ErrorInfo>()!.Reason));
    }

    private SignedTogether Together(IEnumerable<int> precincts) =>
        new(election.North, precincts.Select(precinct => election.Result(precinct)));
}
