using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.TransparencyLog;

namespace Tabulation.EndToEnd.Tests.BadInput;

/// <summary>What comes too early, and definitions that cannot be.</summary>
public sealed class OpeningTests
{
    [Fact]
    public async Task Before_the_definition_only_the_operators_definition_is_taken()
    {
        await using var running = await RunningElection.StartEmptyAsync();
        var (client, election) = (running.Client, running.Election);
        await client.RefusedAsync(election.North.Sign(election.Result(0)), StatusCode.FailedPrecondition, "ELECTION_NOT_DEFINED", "election_id");

        var definition = election.Signed.Definition.Bundle.Payloads[0];
        var impostor = new StatementSigner("CEC", SigningKey.Create(), NonceSecret.Create());
        await client.RefusedAsync(impostor.SignBytes(definition), StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");

        var other = new SmallElection();
        var committed = Signing.Unsigned(other.Signed.Definition.Bundle.Payloads[0]);
        await client.RefusedAsync(election.Root.Sign(committed), StatusCode.PermissionDenied, "KEY_NOT_IN_FORCE", "signature");
        await client.RefusedAsync(
            other.Root.SignBytes(other.Signed.Definition.Bundle.Payloads[0]), StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");

        var impossible = Signing.Unsigned(definition);
        impossible.ElectionDefinition.Release = impossible.ElectionDefinition.PollsClose - 1;
        await client.RefusedAsync(election.Root.Sign(impossible), StatusCode.InvalidArgument, "DEFINITION_INVALID", "election_definition");
    }

    [Fact]
    public async Task A_definition_that_succeeds_what_is_no_log_is_refused()
    {
        await using var running = await RunningElection.StartEmptyAsync();
        var (client, election) = (running.Client, running.Election);
        var successor = Signing.Unsigned(election.Signed.Definition.Bundle.Payloads[0]);
        successor.ElectionDefinition.PredecessorCheckpoint = ByteString.CopyFromUtf8("before.example/log\n4711\n");
        await client.RefusedAsync(
            election.Root.Sign(successor), StatusCode.InvalidArgument, "PREDECESSOR_WRONG", "election_definition.predecessor_checkpoint");
        await running.OpenAsync();
    }

    [Fact]
    public async Task A_statement_that_fits_but_whose_entry_would_not_is_refused_and_its_batch_goes_on()
    {
        await using var running = await RunningElection.StartEmptyAsync();
        var (client, election) = (running.Client, running.Election);
        var large = Signing.Unsigned(election.Signed.Definition.Bundle.Payloads[0]);
        for (var note = 0; election.Root.Encode(large).Length < 65_200; note++)
            large.ElectionDefinition.SyntheticNotes.Add(new LocalizedText { Language = $"x-{note}", Text = new string('n', 250) });
        large.ElectionDefinition.Synthetic = true;
        large.ElectionDefinition.SyntheticNotes.Add(new LocalizedText { Language = "en", Text = new string('n', 65_480 - election.Root.Encode(large).Length) });
        await client.RefusedAsync(election.Root.Sign(large), StatusCode.InvalidArgument, "ENTRY_TOO_LARGE", "payload");
        await running.OpenAsync();
    }

    [Fact]
    public async Task Before_the_registry_is_complete_no_result_is_taken()
    {
        await using var running = await RunningElection.StartEmptyAsync(new SmallElectionSettings { SeveralPages = true });
        var (client, election) = (running.Client, running.Election);
        await running.SubmitAsync([election.Signed.Definition]);
        await client.RefusedAsync(election.North.Sign(election.Result(0)), StatusCode.FailedPrecondition, "REGISTRY_INCOMPLETE", "precinct_result");

        var pages = election.Signed.Pages.SelectMany(batch => batch.Bundle.Payloads).ToList();
        Assert.True(pages.Count > 1);
        foreach (var page in pages.SkipLast(1)) await client.SubmitAsync(election.Root.SignBytes(page));
        await client.RefusedAsync(election.North.Sign(election.Result(0)), StatusCode.FailedPrecondition, "REGISTRY_INCOMPLETE", "precinct_result");
        await NoOtherPageAsync(client, election, pages[^1]);

        await client.SubmitAsync(election.Root.SignBytes(pages[^1]));
        await client.SubmitAsync(election.North.Sign(election.Result(0)));
    }

    [Fact]
    public async Task Before_the_polls_close_no_result_is_taken()
    {
        var later = TimeProvider.System.GetUtcNow().AddDays(1);
        await using var running = await RunningElection.StartAsync(new SmallElectionSettings { PollsClose = later, Release = later });
        var election = running.Election;
        await running.Client.RefusedAsync(
            election.North.Sign(election.Result(0)), StatusCode.FailedPrecondition, "BEFORE_POLLS_CLOSE", "precinct_result");
    }

    /// <summary>A page that the definition does not commit to, and one by another key.</summary>
    private static async Task NoOtherPageAsync(TestClient client, SmallElection election, ByteString missing)
    {
        var altered = Signing.Unsigned(missing);
        altered.RegistryPage.Precincts.RemoveAt(0);
        await client.RefusedAsync(election.Root.Sign(altered), StatusCode.InvalidArgument, "PAGE_NOT_COMMITTED", "registry_page.number");
        await client.RefusedAsync(election.North.SignBytes(missing), StatusCode.PermissionDenied, "SIGNATURE_WRONG", "signature");
    }
}
