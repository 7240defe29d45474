using Google.Protobuf;
using Grpc.Core;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests.BadInput;

/// <summary>Well-formed and well-signed statements that the rules refuse.</summary>
public sealed class ContentTests(SharedElection shared) : IClassFixture<SharedElection>
{
    private const StatusCode Invalid = StatusCode.InvalidArgument;
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public Task A_precinct_outside_the_authoritys_area() =>
        RefusedAsync(election.North, election.Result(2), "OUTSIDE_AREA", "precinct_result.precinct", StatusCode.PermissionDenied);

    [Fact]
    public Task A_result_from_an_observer() =>
        RefusedAsync(election.Observer, election.Result(0), "ROLE_NOT_ALLOWED", "authority", StatusCode.PermissionDenied);

    [Fact]
    public Task Another_elections_statement()
    {
        var other = new SmallElection(new SmallElectionSettings { ExternalId = "small-2" });
        return RefusedAsync(election.North, other.Result(0), "WRONG_ELECTION", "election_id");
    }

    [Fact]
    public Task A_negative_figure() => FiguresAsync(result => result.Votes[1] = -1, "NEGATIVE_FIGURE", "precinct_result.votes[1]");

    [Theory]
    [InlineData(2_147_483_648L)]
    [InlineData(long.MaxValue)]
    public Task A_figure_too_large(long figure) => FiguresAsync(result => result.Lines[2] = figure, "FIGURE_TOO_LARGE", "precinct_result.lines[2]");

    [Fact]
    public Task Figures_that_would_overflow_a_sum() =>
        FiguresAsync(result => (result.Votes[0], result.Votes[1]) = (long.MaxValue, long.MaxValue), "FIGURE_TOO_LARGE", "precinct_result.votes[0]");

    [Fact]
    public Task A_line_missing() => FiguresAsync(result => result.Lines.RemoveAt(4), "MISSING_LINE", "precinct_result.lines[4]");

    [Fact]
    public Task No_lines_at_all() => FiguresAsync(result => result.Lines.Clear(), "MISSING_LINE", "precinct_result.lines[0]");

    [Fact]
    public Task A_line_too_many() => FiguresAsync(result => result.Lines.Add(1), "UNKNOWN_LINE", "precinct_result.lines[5]");

    [Fact]
    public Task A_selection_missing() => FiguresAsync(result => result.Votes.RemoveAt(2), "MISSING_SELECTION", "precinct_result.votes[2]");

    [Fact]
    public Task A_selection_too_many() => FiguresAsync(result => result.Votes.Add(1), "UNKNOWN_SELECTION", "precinct_result.votes[3]");

    [Fact]
    public Task Votes_that_do_not_add_up_to_valid() =>
        FiguresAsync(result => result.Votes[0]++, "VOTES_DIFFER_FROM_VALID", "precinct_result.lines[4]");

    [Fact]
    public Task A_control_equation_broken() => FiguresAsync(result => result.Lines[3]++, "EQUATION/E1", "precinct_result.lines[2]");

    [Fact]
    public Task An_unknown_precinct() => FiguresAsync(result => result.Precinct = "P999", "UNKNOWN_PRECINCT", "precinct_result.precinct");

    [Fact]
    public Task An_unknown_contest() => FiguresAsync(result => result.Contest = "mayor", "UNKNOWN_CONTEST", "precinct_result.contest");

    [Fact]
    public Task A_contest_that_the_precinct_does_not_vote_in() =>
        RefusedAsync(election.North, election.Result(0, contest: "d2"), "CONTEST_NOT_AT_PRECINCT", "precinct_result.contest");

    [Fact]
    public async Task A_second_result_that_names_none_gets_the_current_ones_id()
    {
        var first = election.North.Sign(election.Result(10));
        await client.SubmitAsync(first);
        var refusal = await RefusedAsync(election.North, election.Result(10, variant: 1), "REPLACES_NOT_CURRENT", "replaces", StatusCode.Aborted);
        Assert.Equal(first.Id(), refusal.CurrentStatementId);
    }

    [Fact]
    public async Task A_correction_of_what_is_no_longer_current_gets_the_current_ones_id()
    {
        var first = election.North.Sign(election.Result(12));
        await client.SubmitAsync(first);
        var second = election.North.Sign(Correction(12, variant: 1, first.Id()));
        await client.SubmitAsync(second);
        var refusal = await RefusedAsync(election.North, Correction(12, variant: 2, first.Id()), "REPLACES_NOT_CURRENT", "replaces", StatusCode.Aborted);
        Assert.Equal(second.Id(), refusal.CurrentStatementId);
    }

    [Fact]
    public async Task A_correction_of_what_was_never_there()
    {
        var nothing = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]);
        var refusal = await RefusedAsync(election.North, Correction(15, variant: 0, nothing), "REPLACES_NOT_CURRENT", "replaces", StatusCode.Aborted);
        Assert.True(refusal.CurrentStatementId.IsEmpty);
    }

    [Fact]
    public async Task A_correction_without_a_reason()
    {
        var first = election.North.Sign(election.Result(18));
        await client.SubmitAsync(first);
        var correction = Correction(18, variant: 1, first.Id());
        correction.PrecinctResult.Reason = "";
        await RefusedAsync(election.North, correction, "REASON_MISSING", "precinct_result.reason");
    }

    [Fact]
    public async Task A_second_definition()
    {
        var other = new SmallElection(new SmallElectionSettings { ExternalId = "small-2" });
        var payload = new Payload { ElectionDefinition = other.Definition };
        payload.ElectionDefinition.RegistryPageHashes.Add(ByteString.CopyFrom(new byte[32]));
        await RefusedAsync(election.Root, payload, "ALREADY_DEFINED", "election_definition", StatusCode.FailedPrecondition);
    }

    [Fact]
    public Task A_registry_page_that_is_there_already() => RefusedAsync(
        election.North, new Payload { ElectionId = election.Id, RegistryPage = election.Registry.Clone() }, "KEY_NOT_IN_FORCE", "signature", StatusCode.PermissionDenied);

    [Fact]
    public async Task A_review_of_a_result_that_is_not_held()
    {
        var counted = election.North.Sign(election.Result(21));
        await client.SubmitAsync(counted);
        await RefusedAsync(election.Root, election.Review(counted.Id()), "REVIEWED_NOT_HELD", "review.statement_id", StatusCode.FailedPrecondition);
    }

    [Fact]
    public Task A_lot_where_ties_are_not_broken_by_lot() => RefusedAsync(
        election.Root, new Payload { ElectionId = election.Id, Lot = new Lot { Contest = SmallElection.List, Order = { 0, 1 } } },
        "LOT_NOT_CALLED_FOR", "lot.contest", StatusCode.FailedPrecondition);

    private Payload Correction(int precinct, int variant, ByteString replaced)
    {
        var payload = election.Result(precinct, variant);
        payload.Replaces = replaced;
        payload.PrecinctResult.Reason = "Typed wrongly.";
        return payload;
    }

    private async Task FiguresAsync(Action<PrecinctResult> spoil, string rule, string field)
    {
        var payload = election.Result(0);
        spoil(payload.PrecinctResult);
        await RefusedAsync(election.North, payload, rule, field);
    }

    private Task<Refusal> RefusedAsync(StatementSigner signer, Payload payload, string rule, string field, StatusCode status = Invalid) =>
        client.RefusedAsync(signer.Sign(payload), status, rule, field);
}
