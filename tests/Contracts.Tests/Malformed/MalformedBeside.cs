using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Contracts.Tests;

/// <summary>What stands beside the totals, and the definition's fields about it, canonical and yet no statement.</summary>
internal static class MalformedBeside
{
    private const ulong AfterYear9999 = 253_402_300_800_000;
    private static readonly string Long = new('x', 501);

    public static IReadOnlyList<MalformedCase> All =>
    [
        Protocol(said => said.Contest = "", FormatFault.Missing, "contest"),
        Protocol(said => said.Area = "a b", FormatFault.InvalidCode, "area"),
        Protocol(said => said.FormHash = MalformedStatements.Zeros(33), FormatFault.WrongLength, "form_hash"),
        Protocol(said => said.Reason = Long, FormatFault.TooLong, "reason"),

        Turnout(said => said.ClearPlace(), FormatFault.Missing, "place"),
        Turnout(said => said.Precinct = "", FormatFault.Missing, "precinct"),
        Turnout(said => said.Area = "", FormatFault.Missing, "area"),
        Turnout(said => said.Area = "a b", FormatFault.InvalidCode, "area"),
        Turnout(said => said.ClearFigure(), FormatFault.Missing, "figure"),
        Turnout(said => said.Permyriad = 10_001, FormatFault.OutOfRange, "permyriad"),
        Turnout(said => said.Reason = Long, FormatFault.TooLong, "reason"),

        Copy(said => said.Contest = "a,b", FormatFault.InvalidCode, "contest"),
        Copy(said => said.Precinct = "", FormatFault.Missing, "precinct"),
        Copy(said => said.FormHash = MalformedStatements.Zeros(31), FormatFault.WrongLength, "form_hash"),
        Copy(said => said.Reason = Long, FormatFault.TooLong, "reason"),

        Sample(said => said.ClearStep(), FormatFault.Missing, "step"),
        Sample(said => said.Commitment = ByteString.Empty, FormatFault.Missing, "commitment"),
        Sample(said => said.Commitment = MalformedStatements.Zeros(16), FormatFault.WrongLength, "commitment"),
        Sample(said => said.Disclosure.Contest = "", FormatFault.Missing, "disclosure.contest"),
        Sample(said => said.Disclosure.Strata[0].Area = "a b", FormatFault.InvalidCode, "disclosure.strata[0].area"),
        Sample(said => said.Disclosure.Strata[1].Precincts.Add(""), FormatFault.Missing, "disclosure.strata[1].precincts[2]"),
        Sample(said => said.Disclosure.Salt = ByteString.Empty, FormatFault.Missing, "disclosure.salt"),
        Sample(said => said.Disclosure.Salt = MalformedStatements.Zeros(15), FormatFault.WrongLength, "disclosure.salt"),
        MalformedDecisions.NotReplacing(SampleStatements.Commitment),

        Poll(said => said.Contest = "", FormatFault.Missing, "contest"),
        Poll(said => said.Area = "a b", FormatFault.InvalidCode, "area"),
        Poll(said => said.Method = MalformedStatements.Gothic(251), FormatFault.TooLong, "method"),
        Poll(said => said.Reason = Long, FormatFault.TooLong, "reason"),

        Definition(said => said.PollsOpen = AfterYear9999, FormatFault.OutOfRange, "polls_open"),
        Definition(said => said.ExitPollsFrom = AfterYear9999, FormatFault.OutOfRange, "exit_polls_from"),
        Definition(said => said.Turnout.Moments[1].At = AfterYear9999, FormatFault.OutOfRange, "turnout.moments[1].at"),
        Definition(said => said.PreviousElection.ElectionId = ByteString.Empty, FormatFault.Missing, "previous_election.election_id"),
        Definition(said => said.PreviousElection.ElectionId = MalformedStatements.Zeros(32), FormatFault.ZeroId, "previous_election.election_id"),
    ];

    private static MalformedCase Protocol(Action<AreaProtocol> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.AreaProtocol, payload => alter(payload.AreaProtocol), fault, $"area_protocol.{field}");

    private static MalformedCase Turnout(Action<TurnoutReport> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.TurnoutReport, payload => alter(payload.TurnoutReport), fault, $"turnout_report.{field}");

    private static MalformedCase Copy(Action<ObserverCopy> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.ObserverCopy, payload => alter(payload.ObserverCopy), fault, $"observer_copy.{field}");

    private static MalformedCase Sample(Action<ObserverSample> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.Disclosure, payload => alter(payload.ObserverSample), fault, $"observer_sample.{field}");

    private static MalformedCase Poll(Action<ExitPoll> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.ExitPoll, payload => alter(payload.ExitPoll), fault, $"exit_poll.{field}");

    private static MalformedCase Definition(Action<ElectionDefinition> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleElection.WholeDefinitionPayload, payload => alter(payload.ElectionDefinition), fault, $"election_definition.{field}");
}
