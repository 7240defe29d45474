using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Rules;

/// <summary>Protocols of areas, observers' copies and samples, exit polls.</summary>
internal static class ObservationExamples
{
    private static readonly Said Protocol = Said.Protocol("north", "list", "north", Small.Lines, Small.Votes);
    private static readonly Said Copy = Said.Copy("observers", "list", "p1", Small.Lines, Small.Votes);
    private static readonly Said Poll = Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_000]);
    private static readonly Sample Sample = new("list", ("north", ["p1", "p2"]), ("south", ["p3"]));
    private static readonly Sample Gap = new("list", ("north", ["p1"]));

    public static IEnumerable<RuleExample> All => [.. OfProtocols(), .. OfCopies(), .. OfSamples(), .. OfPolls()];

    private static IEnumerable<RuleExample> OfProtocols() =>
    [
        At(Rule.UnknownArea, Said.Protocol("cec", "list", "west", Small.Lines, Small.Votes), "area_protocol.area", "check it against the registry"),
        At(Rule.ContestNotInArea, Said.Protocol("cec", "d1", "south", [0], [1, 2]), "area_protocol.contest", "Nobody in this area votes in this contest"),
        At(Rule.UnknownContest, Said.Protocol("cec", "lists", "north", Small.Lines, Small.Votes), "area_protocol.contest", "check it against the definition"),
        At(Rule.OutsideArea, Said.Protocol("north", "list", "", Small.Lines, Small.Votes), "area_protocol.area", "outside"),
        At(Rule.RoleNotAllowed, Protocol with { Authority = "observers" }, "authority", "role"),
        At(Rule.BeforePollsClose, Protocol, "area_protocol", "send this when they have") with { Draft = Small.Dawn },
        At(Rule.MissingLine, Protocol with { Lines = Small.Lines[..6] }, "area_protocol.lines[6]", "Line \"valid\" is the first missing"),
        At(Rule.UnknownSelection, Protocol with { Votes = [.. Small.Votes, 0] }, "area_protocol.votes[4]", "has selections (4)"),
        At(Rule.NegativeFigure, Protocol with { Votes = [-1, 1, 1, 1] }, "area_protocol.votes[0]", "a count is 0 or more"),
        At(Rule.FigureTooLarge, Protocol with { Lines = [1L << 53, .. Small.Lines[1..]] }, "area_protocol.lines[0]", "at most 9007199254740991"),
        At(Rule.ReplacesNotCurrent, Protocol with { Votes = [1, 1, 1, 1] }, "replaces", "name that") with { Before = [Protocol] },
        At(Rule.ReasonMissing, Protocol with { Replaces = Protocol.Id }, "area_protocol.reason", "say why") with { Before = [Protocol] },
        At(Rule.ContestCertified, Protocol, "area_protocol.contest", "unless a court reopens it") with { Before = [.. Small.Results, CertificationExamples.Right] },
    ];

    private static IEnumerable<RuleExample> OfCopies() =>
    [
        At(Rule.RoleNotAllowed, Copy with { Authority = "north" }, "authority", "role"),
        At(Rule.OutsideArea, Said.Copy("northwatch", "list", "p3", Small.Lines, Small.Votes), "observer_copy.precinct", "outside"),
        At(Rule.BeforePollsClose, Copy, "observer_copy", "send this when they have") with { Draft = Small.Dawn },
        At(Rule.ContestNotAtPrecinct, Said.Copy("observers", "d2", "p1", [0], [1, 2]), "observer_copy.contest", "does not vote in this contest"),
        At(Rule.PrecinctClosed, Copy, "observer_copy.precinct", "closed") with { Before = [Said.Restation(["p1"], [])] },
        At(Rule.MissingSelection, Copy with { Votes = [490] }, "observer_copy.votes[1]", "Votes for \"B\" is the first"),
        At(Rule.FigureTooLarge, Copy with { Lines = [1L << 31, .. Small.Lines[1..]] }, "observer_copy.lines[0]", "at most 2147483647"),
        At(Rule.ReplacesNotCurrent, Copy with { Votes = [1, 1, 1, 1] }, "replaces", "name that") with { Before = [Copy] },
        At(Rule.ReasonMissing, Copy with { Replaces = Copy.Id }, "observer_copy.reason", "say why") with { Before = [Copy] },
    ];

    private static IEnumerable<RuleExample> OfSamples() =>
    [
        At(Rule.SampleAfterOpening, Said.Commit("observers", Sample), "observer_sample", "committed to before they do"),
        Early(Rule.SampleCommitted, Said.Commit("observers", Gap), "observer_sample", "there is one only") with { Before = [Said.Commit("observers", Sample)] },
        At(Rule.SampleNotCommitted, Said.Disclose("observers", Sample), "observer_sample", "none was committed to"),
        Early(Rule.SampleNotCommitted, Said.Disclose("observers", Sample), "observer_sample", "is another") with { Before = [Said.Commit("observers", Gap)] },
        Early(Rule.SampleInvalid, Said.Disclose("observers", Gap), "observer_sample", "correct what its problems name") with { Before = [Said.Commit("observers", Gap)] },
        Early(Rule.ChangeWithoutEffect, Said.Disclose("observers", Sample) with { Reason = "again" }, "observer_sample", "so already")
            with { Before = [Said.Commit("observers", Sample), Said.Disclose("observers", Sample)] },
        Early(Rule.RoleNotAllowed, Said.Commit("north", Sample), "authority", "role"),
        Early(Rule.ReplacesNotCurrent, Said.Commit("observers", Sample) with { Replaces = Copy.Id }, "replaces", "leave replaces out"),
    ];

    private static IEnumerable<RuleExample> OfPolls() =>
    [
        Early(Rule.ExitPollTooEarly, Poll, "exit_poll", "send it when it has"),
        At(Rule.RoleNotAllowed, Poll with { Authority = "observers" }, "authority", "role"),
        At(Rule.UnknownContest, Said.Poll("pollsters", "lists", "", [10_000]), "exit_poll.contest", "check it against the definition"),
        At(Rule.UnknownArea, Said.Poll("pollsters", "list", "west", [4_000, 3_000, 2_000, 1_000]), "exit_poll.area", "check it against the registry"),
        At(Rule.SharesInvalid, Said.Poll("pollsters", "list", "", [4_000, 3_000, 3_000]), "exit_poll.shares", "one for each of the contest's 4 selections"),
        At(Rule.SharesInvalid, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 899]), "exit_poll.shares", "4 shares of 9899 hundredths"),
        At(Rule.SharesInvalid, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_101]), "exit_poll.shares", "9,900 to 10,100 together"),
        At(Rule.SharesInvalid, Said.Poll("pollsters", "list", "", [10_001, 0, 0, 0]), "exit_poll.shares", "4 shares of 10001 hundredths"),
        At(Rule.PollFigureOutOfRange, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_000], size: 0), "exit_poll", "at least 1 voter"),
        At(Rule.PollFigureOutOfRange, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_000], effect: 1_000_001), "exit_poll", "1,000,000"),
        At(Rule.PollFigureOutOfRange, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_000], response: 1_001), "exit_poll", "leave out what is not known"),
        At(Rule.MethodMissing, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 1_000], method: false), "exit_poll.method", "how voters were chosen"),
        At(Rule.ReplacesNotCurrent, Said.Poll("pollsters", "list", "", [4_000, 3_000, 2_000, 999]), "replaces", "name that") with { Before = [Poll] },
        At(Rule.ReasonMissing, Poll with { Replaces = Poll.Id }, "exit_poll.reason", "say why") with { Before = [Poll] },
    ];

    private static RuleExample At(Rule rule, Said breaks, string field, string words) => new(rule, breaks, field, words) { Draft = Small.Whole };

    /// <summary>Before the polls open.</summary>
    private static RuleExample Early(Rule rule, Said breaks, string field, string words) => new(rule, breaks, field, words) { Draft = Small.Dawn };
}
