using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Annulment = Tabulation.Domain.Statements.Annulment;
using AnnulmentDecision = Tabulation.Domain.Statements.AnnulmentDecision;
using Endorsement = Tabulation.Domain.Statements.Endorsement;
using NoResult = Tabulation.Domain.Statements.NoResult;
using NoResultCause = Tabulation.Domain.Statements.NoResultCause;

namespace Tabulation.Contracts;

/// <summary>Reads what is said about a result instead of reporting one: NoResult, Annulment, Endorsement.</summary>
internal static class DecisionDecoder
{
    public static FormatProblem? DecodeNoResult(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.NoResult.Parser.ParseFrom(content);
        into.Content = new NoResult(
            Lookup.Place(election, message.Contest, message.Precinct), (NoResultCause)message.Cause, Lookup.Grounds(message.Reason, message.LegalBasis));
        return ContentFormat.Place(message.Contest, message.Precinct) ?? ContentFormat.Grounds(message.Reason, message.LegalBasis);
    }

    public static FormatProblem? DecodeAnnulment(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.Annulment.Parser.ParseFrom(content);
        into.Content = new Annulment(
            Lookup.Place(election, message.Contest, message.Precinct), (AnnulmentDecision)message.Decision,
            Lookup.Grounds(message.Reason, message.LegalBasis));
        return ContentFormat.Place(message.Contest, message.Precinct) ?? ContentFormat.Grounds(message.Reason, message.LegalBasis);
    }

    public static FormatProblem? DecodeEndorsement(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.Endorsement.Parser.ParseFrom(content);
        if ((ContentFormat.Place(message.Contest, message.Precinct) ?? ContentFormat.Id(message.StatementId, "statement_id")) is { } problem) return problem;
        into.Content = new Endorsement(
            Lookup.Place(election, message.Contest, message.Precinct), new StatementId(Digest.From(message.StatementId.Span)));
        return null;
    }
}
