using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Chronicle;

/// <summary>What a statement says in words: reason, legal basis, what it is about, and what else there is to tell.</summary>
internal static class EventWords
{
    public static void Fill(Event told, Payload payload, Election election)
    {
        switch (payload.ContentCase)
        {
            case Payload.ContentOneofCase.PrecinctResult: told.Reason = payload.PrecinctResult.Reason; break;
            case Payload.ContentOneofCase.Review:
                (told.Reason, told.LegalBasis, told.About) = (payload.Review.Reason, payload.Review.LegalBasis, payload.Review.StatementId);
                break;
            case Payload.ContentOneofCase.Lot: Fill(told, payload.Lot, election); break;
            case Payload.ContentOneofCase.AuthorityChange: Fill(told, payload.AuthorityChange); break;
            case Payload.ContentOneofCase.NoResult:
                (told.Reason, told.LegalBasis, told.Detail) = (payload.NoResult.Reason, payload.NoResult.LegalBasis, CauseOf(payload.NoResult.Cause));
                break;
            case Payload.ContentOneofCase.Annulment: (told.Reason, told.LegalBasis) = (payload.Annulment.Reason, payload.Annulment.LegalBasis); break;
            case Payload.ContentOneofCase.RegistryChange: Fill(told, payload.RegistryChange); break;
            case Payload.ContentOneofCase.Endorsement: told.About = payload.Endorsement.StatementId; break;
            case Payload.ContentOneofCase.AreaProtocol: Fill(told, payload.AreaProtocol); break;
            case Payload.ContentOneofCase.TurnoutReport: Fill(told, payload.TurnoutReport); break;
            case Payload.ContentOneofCase.ObserverCopy: told.Reason = payload.ObserverCopy.Reason; break;
            case Payload.ContentOneofCase.ObserverSample: Fill(told, payload.ObserverSample); break;
            case Payload.ContentOneofCase.ExitPoll:
                (told.Contest, told.Area, told.Reason, told.Detail) =
                    (payload.ExitPoll.Contest, payload.ExitPoll.Area, payload.ExitPoll.Reason, payload.ExitPoll.Method);
                break;
            case Payload.ContentOneofCase.Certification: Fill(told, payload.Certification); break;
            case Payload.ContentOneofCase.Reopening:
                (told.Contest, told.Reason, told.LegalBasis) = (payload.Reopening.Contest, payload.Reopening.Reason, payload.Reopening.LegalBasis);
                break;
            case Payload.ContentOneofCase.MandateAssignment: Fill(told, payload.MandateAssignment); break;
            case Payload.ContentOneofCase.ElectionDefinition:
            case Payload.ContentOneofCase.RegistryPage:
            case Payload.ContentOneofCase.None:
                break;
        }
    }

    private static void Fill(Event told, Lot lot, Election election)
    {
        told.Contest = lot.Contest;
        var selections = election[election.FindContest(lot.Contest)!.Value].Selections;
        told.Detail = $"Order drawn: {string.Join(", ", lot.Order.Select(number => selections[(int)number].Code))}";
    }

    private static void Fill(Event told, AuthorityChange change)
    {
        told.Reason = change.Reason;
        told.Detail = change.ChangeCase switch
        {
            AuthorityChange.ChangeOneofCase.Add => $"Added: {change.Add.Code}",
            AuthorityChange.ChangeOneofCase.Rotate => $"New key: {change.Rotate.Authority}",
            AuthorityChange.ChangeOneofCase.Revoke => $"Revoked: {change.Revoke}",
            AuthorityChange.ChangeOneofCase.None => "",
        };
    }

    private static void Fill(Event told, RegistryChange change)
    {
        (told.Reason, told.LegalBasis) = (change.Reason, change.LegalBasis);
        switch (change.ChangeCase)
        {
            case RegistryChange.ChangeOneofCase.Stations:
                told.Detail = $"{KindOf(change.Stations)}: closed {CodesOf(change.Stations.Close)}, opened {CodesOf(change.Stations.Open.Select(each => each.Code))}";
                break;
            case RegistryChange.ChangeOneofCase.Withdrawal:
                (told.Contest, told.Detail) = (change.Withdrawal.Contest, $"Withdrawn: {change.Withdrawal.Selection}");
                break;
            case RegistryChange.ChangeOneofCase.ExtendedHours:
                told.Detail = $"Polls close {TimeOf(change.ExtendedHours.PollsClose)}, figures are released {TimeOf(change.ExtendedHours.Release)}";
                break;
            case RegistryChange.ChangeOneofCase.None:
                break;
        }
    }

    private static string KindOf(StationsChange stations) => (stations.Close.Count, stations.Open.Count) switch
    {
        (0, _) => "Opened late",
        (1, > 1) => "Split",
        ( > 1, 1) => "Merged",
        (_, 0) => "Closed",
        _ => "Moved",
    };

    private static string CodesOf(IEnumerable<string> codes) => codes.Any() ? string.Join(", ", codes) : "none";

    private static string TimeOf(ulong milliseconds) => Timestamp.FromMilliseconds((long)milliseconds).ToString();

    private static void Fill(Event told, AreaProtocol protocol)
    {
        (told.Contest, told.Area, told.Reason) = (protocol.Contest, protocol.Area, protocol.Reason);
        told.Detail = $"Sums of {protocol.Precincts} precincts";
    }

    private static void Fill(Event told, TurnoutReport report)
    {
        (told.Precinct, told.Area, told.Reason) = (report.Precinct, report.Area, report.Reason);
        var figure = report.HasCount ? $"{report.Count}" : $"{report.Permyriad / 100}.{report.Permyriad % 100:00}% announced, no count";
        told.Detail = $"Moment {report.Moment}: {figure}{(told.About.IsEmpty ? "" : ", corrected")}";
    }

    private static void Fill(Event told, ObserverSample sample)
    {
        told.Contest = sample.Disclosure?.Contest ?? "";
        told.Detail = sample.Disclosure is { } disclosure
            ? $"Disclosed: {disclosure.Strata.Sum(stratum => stratum.Precincts.Count)} stations in {disclosure.Strata.Count} strata"
            : $"Committed to {Convert.ToHexStringLower(sample.Commitment.Span)}";
    }

    private static void Fill(Event told, Certification certification)
    {
        (told.Contest, told.Reason, told.LegalBasis) = (certification.Contest, certification.Reason, certification.LegalBasis);
        told.Detail = $"Rests on checkpoint {certification.CheckpointSize} {Convert.ToHexStringLower(certification.CheckpointRoot.Span)}";
    }

    private static void Fill(Event told, MandateAssignment mandates)
    {
        (told.Contest, told.Reason) = (mandates.Contest, mandates.Reason);
        told.Detail = $"{mandates.Selection}: {string.Join("; ", mandates.Mandates)}";
    }

    private static string CauseOf(NoResultCause cause) => cause switch
    {
        NoResultCause.Unspecified => "",
        NoResultCause.NotOpened => "It did not open",
        NoResultCause.Destroyed => "Ballots or papers are destroyed or lost",
        NoResultCause.Postponed => "It votes at another time",
    };
}
