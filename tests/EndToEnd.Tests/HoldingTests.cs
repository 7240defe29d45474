using Google.Protobuf;
using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests;

/// <summary>An election whose law holds results with more ballots in the boxes than issued.</summary>
public sealed class HoldingTests(HoldingElection shared) : IClassFixture<HoldingElection>
{
    private readonly TestClient client = shared.Client;
    private readonly SmallElection election = shared.Election;

    [Fact]
    public async Task A_held_result_is_out_of_the_totals_shown_apart_and_counted_once_another_authority_releases_it()
    {
        var before = await WholeAsync();
        var (held, statement) = await HoldAsync(0);
        var waiting = await WholeAsync();
        Assert.Equal(before.Votes, waiting.Votes);
        Assert.Equal((before.PrecinctsHeld + 1, before.PrecinctsCounted), (waiting.PrecinctsHeld, waiting.PrecinctsCounted));
        Assert.Equal(Sum(before.Votes, held.Votes), waiting.IfHeldCounted.Votes);
        Assert.Equal(Sum(before.Lines, held.Lines), waiting.IfHeldCounted.Lines);

        var review = await client.SubmitAsync(election.Root.Sign(election.Review(statement)));
        Assert.Equal(Answer.OutcomeOneofCase.Receipt, review.OutcomeCase);
        var released = await WholeAsync();
        Assert.Equal(Sum(before.Votes, held.Votes), released.Votes);
        Assert.Equal((before.PrecinctsHeld, before.PrecinctsCounted + 1), (released.PrecinctsHeld, released.PrecinctsCounted));
        Assert.Equal(before.PrecinctsFlagged + 1, released.PrecinctsFlagged);
        Assert.Null(released.IfHeldCounted);
    }

    [Fact]
    public async Task A_held_result_that_is_set_aside_is_not_counted()
    {
        var before = await WholeAsync();
        var (_, statement) = await HoldAsync(3);
        await client.SubmitAsync(election.Root.Sign(election.Review(statement, ReviewDecision.Refuse)));
        var after = await WholeAsync();
        Assert.Equal((before.Votes, before.PrecinctsCounted, before.PrecinctsHeld), (after.Votes, after.PrecinctsCounted, after.PrecinctsHeld));
    }

    [Fact]
    public async Task The_submitter_cannot_review()
    {
        var (_, statement) = await HoldAsync(6);
        await client.RefusedAsync(
            election.North.Sign(election.Review(statement)), StatusCode.PermissionDenied, "REVIEWER_IS_SUBMITTER", "authority");
        await SetAsideAsync(statement);
    }

    [Fact]
    public async Task Neither_can_a_commission_of_another_area_nor_an_observer()
    {
        var (_, statement) = await HoldAsync(9);
        await client.RefusedAsync(
            election.South.Sign(election.Review(statement)), StatusCode.PermissionDenied, "OUTSIDE_AREA", "review.statement_id");
        await client.RefusedAsync(
            election.Observer.Sign(election.Review(statement)), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", "authority");
        await SetAsideAsync(statement);
    }

    [Fact]
    public async Task Nobody_can_review_what_nobody_reported()
    {
        var nothing = ByteString.CopyFrom([.. Enumerable.Repeat((byte)9, 32)]);
        await client.RefusedAsync(
            election.Root.Sign(election.Review(nothing)), StatusCode.FailedPrecondition, "REVIEWED_NOT_HELD", "review.statement_id");
    }

    [Fact]
    public async Task A_review_needs_a_reason_and_a_decision()
    {
        var (_, statement) = await HoldAsync(12);
        var unexplained = election.Review(statement);
        unexplained.Review.Reason = "";
        await client.RefusedAsync(election.Root.Sign(unexplained), StatusCode.InvalidArgument, "REASON_MISSING", "review.reason");
        var undecided = election.Review(statement, ReviewDecision.Unspecified);
        await client.RefusedAsync(election.Root.Sign(undecided), StatusCode.InvalidArgument, "DECISION_MISSING", "review.decision");
        await SetAsideAsync(statement);
    }

    [Fact]
    public async Task Seats_are_given_as_counted_and_as_if_the_held_were_counted()
    {
        var (_, statement) = await HoldAsync(15);
        await client.CountedAsync();
        var counted = await SeatsAsync(ifHeldCounted: false);
        var ifHeld = await SeatsAsync(ifHeldCounted: true);
        Assert.All(counted.Selections.Zip(ifHeld.Selections), pair => Assert.True(pair.First.Votes < pair.Second.Votes));
        await SetAsideAsync(statement);
    }

    private async Task<(PrecinctResult Result, ByteString Statement)> HoldAsync(int precinct)
    {
        var envelope = election.North.Sign(election.Overfull(precinct));
        var receipt = (await client.SubmitAsync(envelope)).Receipt;
        Assert.Equal((Disposition.Hold, "BOXES_EXCEED_ISSUED"), (receipt.Verdict.Disposition, Assert.Single(receipt.Verdict.Rules)));
        return (Payload.Parser.ParseFrom(envelope.Payload).PrecinctResult, envelope.Id());
    }

    private Task<Answer> SetAsideAsync(ByteString statement) => client.SubmitAsync(election.Root.Sign(election.Review(statement, ReviewDecision.Refuse)));

    private async Task<AreaTotals> WholeAsync() => (await client.CountedAsync(new TotalsFilter { Contests = { SmallElection.List } })).Totals[0];

    private async Task<GetAllocationResponse> SeatsAsync(bool ifHeldCounted) =>
        await client.Totals.GetAllocationAsync(new GetAllocationRequest { Contest = SmallElection.List, IfHeldCounted = ifHeldCounted });

    private static IEnumerable<ulong> Sum(IEnumerable<ulong> totals, IEnumerable<long> figures) =>
        totals.Zip(figures, (total, figure) => total + (ulong)figure);
}
