using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using ExtendedHours = Tabulation.Domain.Statements.ExtendedHours;
using RegistryChange = Tabulation.Domain.Statements.RegistryChange;
using StationsChange = Tabulation.Domain.Statements.StationsChange;
using Withdrawal = Tabulation.Domain.Statements.Withdrawal;

namespace Tabulation.Contracts;

/// <summary>Reads a RegistryChange.</summary>
internal static class RegistryChangeDecoder
{
    public static FormatProblem? Decode(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.RegistryChange.Parser.ParseFrom(content);
        if (Check(message) is { } problem) return problem;
        into.Content = new RegistryChange(
            message.Stations is { } stations ? Stations(stations, election) : null,
            message.Withdrawal is { } withdrawal ? Withdrawal(withdrawal, election) : null,
            message.ExtendedHours is { } hours ? Hours(hours) : null,
            Lookup.Grounds(message.Reason, message.LegalBasis));
        return null;
    }

    private static FormatProblem? Check(V1.RegistryChange message) =>
        CheckChange(message) ?? ContentFormat.Grounds(message.Reason, message.LegalBasis);

    private static FormatProblem? CheckChange(V1.RegistryChange message) => message.ChangeCase switch
    {
        V1.RegistryChange.ChangeOneofCase.Stations =>
            DefinitionFormat.First(message.Stations.Close, "close", code => ContentFormat.Code(code, ""))?.Within("stations"),
        V1.RegistryChange.ChangeOneofCase.Withdrawal =>
            (ContentFormat.Code(message.Withdrawal.Contest, "contest") ?? ContentFormat.Code(message.Withdrawal.Selection, "selection"))?.Within("withdrawal"),
        V1.RegistryChange.ChangeOneofCase.ExtendedHours =>
            (DefinitionFormat.CheckTime(message.ExtendedHours.PollsClose, "polls_close")
                ?? DefinitionFormat.CheckTime(message.ExtendedHours.Release, "release"))?.Within("extended_hours"),
        V1.RegistryChange.ChangeOneofCase.None =>
            new FormatProblem(FormatFault.Missing, "change", "Nothing is changed; give stations, withdrawal or extended_hours."),
    };

    private static StationsChange Stations(V1.StationsChange stations, Election? election) => new(
        [.. stations.Close.Select(code => election?.FindPrecinct(code))], [.. stations.Open.Select(RegistryMapping.ToDomain)]);

    private static Withdrawal Withdrawal(V1.Withdrawal withdrawal, Election? election)
    {
        var contest = election?.FindContest(withdrawal.Contest);
        return new Withdrawal(contest, Lookup.Selection(election, contest, withdrawal.Selection));
    }

    private static ExtendedHours Hours(V1.ExtendedHours hours) =>
        new(Timestamp.FromMilliseconds((long)hours.PollsClose), Timestamp.FromMilliseconds((long)hours.Release));
}
