using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Contracts.Tests;

/// <summary>What is said about a result after it is reported, up to its certification, canonical and yet no statement.</summary>
internal static class MalformedDecisions
{
    private const ulong AfterYear9999 = 253_402_300_800_000;
    private static readonly string Long = new('x', 501), LongBasis = new('x', 301);

    public static IReadOnlyList<MalformedCase> All =>
    [
        NoResult(said => said.Contest = "", FormatFault.Missing, "contest"),
        NoResult(said => said.Precinct = "a b", FormatFault.InvalidCode, "precinct"),
        NoResult(said => said.Reason = Long, FormatFault.TooLong, "reason"),
        NoResult(said => said.LegalBasis = LongBasis, FormatFault.TooLong, "legal_basis"),
        MalformedCase.Of(SampleStatements.NoResult, payload => payload.Replaces = MalformedStatements.Zeros(32), FormatFault.ZeroId, "replaces"),

        Annulment(said => said.Contest = "a,b", FormatFault.InvalidCode, "contest"),
        Annulment(said => said.Precinct = "", FormatFault.Missing, "precinct"),
        Annulment(said => said.Reason = Long, FormatFault.TooLong, "reason"),
        Annulment(said => said.LegalBasis = LongBasis, FormatFault.TooLong, "legal_basis"),

        Change(SampleStatements.Stations, said => said.ClearChange(), FormatFault.Missing, "change"),
        Change(SampleStatements.Stations, said => said.Stations.Close.Add(""), FormatFault.Missing, "stations.close[1]"),
        Change(SampleStatements.Withdrawal, said => said.Withdrawal.Contest = "", FormatFault.Missing, "withdrawal.contest"),
        Change(SampleStatements.Withdrawal, said => said.Withdrawal.Selection = "a b", FormatFault.InvalidCode, "withdrawal.selection"),
        Change(SampleStatements.ExtendedHours, said => said.ExtendedHours.PollsClose = AfterYear9999, FormatFault.OutOfRange, "extended_hours.polls_close"),
        Change(SampleStatements.ExtendedHours, said => said.ExtendedHours.Release = AfterYear9999, FormatFault.OutOfRange, "extended_hours.release"),
        Change(SampleStatements.Stations, said => said.Reason = Long, FormatFault.TooLong, "reason"),
        Change(SampleStatements.Withdrawal, said => said.LegalBasis = LongBasis, FormatFault.TooLong, "legal_basis"),
        NotReplacing(SampleStatements.Stations),

        Endorsement(said => said.Contest = "", FormatFault.Missing, "contest"),
        Endorsement(said => said.Precinct = "", FormatFault.Missing, "precinct"),
        Endorsement(said => said.StatementId = ByteString.Empty, FormatFault.Missing, "statement_id"),
        Endorsement(said => said.StatementId = MalformedStatements.Zeros(31), FormatFault.WrongLength, "statement_id"),
        Endorsement(said => said.StatementId = MalformedStatements.Zeros(32), FormatFault.ZeroId, "statement_id"),
        NotReplacing(SampleStatements.Endorsement),

        Certification(said => said.Contest = "", FormatFault.Missing, "contest"),
        Certification(said => said.CheckpointRoot = ByteString.Empty, FormatFault.Missing, "checkpoint_root"),
        Certification(said => said.CheckpointRoot = MalformedStatements.Zeros(31), FormatFault.WrongLength, "checkpoint_root"),
        Certification(said => said.Outstanding.Add("a b"), FormatFault.InvalidCode, "outstanding[1]"),
        Certification(said => said.AreaProtocols.Add(MalformedStatements.Zeros(32)), FormatFault.ZeroId, "area_protocols[1]"),
        Certification(said => said.LegalBasis = LongBasis, FormatFault.TooLong, "legal_basis"),
        Certification(said => said.Reason = Long, FormatFault.TooLong, "reason"),

        Reopening(said => said.Contest = "", FormatFault.Missing, "contest"),
        Reopening(said => said.Reason = Long, FormatFault.TooLong, "reason"),
        Reopening(said => said.LegalBasis = LongBasis, FormatFault.TooLong, "legal_basis"),

        Mandates(said => said.Contest = "", FormatFault.Missing, "contest"),
        Mandates(said => said.Selection = "", FormatFault.Missing, "selection"),
        Mandates(said => said.Mandates.Add(""), FormatFault.Missing, "mandates[2]"),
        Mandates(said => said.Mandates[1] = " \u0085\u3000", FormatFault.Missing, "mandates[1]"),
        Mandates(said => said.Mandates[0] = new string('я', 101), FormatFault.TooLong, "mandates[0]"),
        Mandates(said => said.Reason = Long, FormatFault.TooLong, "reason"),
    ];

    public static MalformedCase NotReplacing(Payload good) =>
        MalformedCase.Of(good, payload => payload.Replaces = SampleElection.Id, FormatFault.NotAllowed, "replaces");

    private static MalformedCase NoResult(Action<NoResult> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.NoResult, payload => alter(payload.NoResult), fault, $"no_result.{field}");

    private static MalformedCase Annulment(Action<Annulment> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.Annulment, payload => alter(payload.Annulment), fault, $"annulment.{field}");

    private static MalformedCase Change(Payload good, Action<RegistryChange> alter, FormatFault fault, string field) =>
        MalformedCase.Of(good, payload => alter(payload.RegistryChange), fault, $"registry_change.{field}");

    private static MalformedCase Endorsement(Action<Endorsement> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.Endorsement, payload => alter(payload.Endorsement), fault, $"endorsement.{field}");

    private static MalformedCase Certification(Action<Certification> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.Certification, payload => alter(payload.Certification), fault, $"certification.{field}");

    private static MalformedCase Reopening(Action<Reopening> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.Reopening, payload => alter(payload.Reopening), fault, $"reopening.{field}");

    private static MalformedCase Mandates(Action<MandateAssignment> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleStatements.MandateAssignment, payload => alter(payload.MandateAssignment), fault, $"mandate_assignment.{field}");
}
