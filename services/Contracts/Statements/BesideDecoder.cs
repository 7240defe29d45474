using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;
using AreaProtocol = Tabulation.Domain.Statements.AreaProtocol;
using ExitPoll = Tabulation.Domain.Statements.ExitPoll;
using ObserverCopy = Tabulation.Domain.Statements.ObserverCopy;
using TurnoutReport = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Contracts;

/// <summary>Reads what stands beside the totals: protocols of areas, turnout, copies of observers, exit polls.</summary>
internal static class BesideDecoder
{
    public static FormatProblem? DecodeAreaProtocol(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.AreaProtocol.Parser.ParseFrom(content);
        into.Content = new AreaProtocol(
            Lookup.Place(election, message.Contest, new AreaCode(message.Area)), message.Lines, message.Votes, (int)message.Precincts,
            message.Reason.Length > 0);
        return ContentFormat.AreaPlace(message.Contest, message.Area) ?? ContentFormat.FormHash(message.FormHash) ?? ContentFormat.Reason(message.Reason);
    }

    public static FormatProblem? DecodeTurnoutReport(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.TurnoutReport.Parser.ParseFrom(content);
        var ofArea = message.PlaceCase == V1.TurnoutReport.PlaceOneofCase.Area;
        into.Content = new TurnoutReport(
            ofArea ? null : election?.FindPrecinct(message.Precinct), ofArea ? election?.FindArea(message.Area) : null, ofArea, (int)message.Moment,
            message.HasCount ? (int)message.Count : null, message.HasPermyriad ? (int)message.Permyriad : null,
            message.HasRegistered ? (int)message.Registered : null, message.Reason.Length > 0);
        return CheckPlace(message) ?? CheckFigure(message) ?? ContentFormat.Reason(message.Reason);
    }

    public static FormatProblem? DecodeObserverCopy(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.ObserverCopy.Parser.ParseFrom(content);
        into.Content = new ObserverCopy(
            Lookup.Place(election, message.Contest, message.Precinct), message.Lines, message.Votes, message.Reason.Length > 0);
        return ContentFormat.Place(message.Contest, message.Precinct) ?? ContentFormat.FormHash(message.FormHash) ?? ContentFormat.Reason(message.Reason);
    }

    public static FormatProblem? DecodeExitPoll(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.ExitPoll.Parser.ParseFrom(content);
        into.Content = new ExitPoll(
            Lookup.Place(election, message.Contest, new AreaCode(message.Area)), [.. message.Shares.Select(share => (int)share)],
            message.HasSampleSize ? (int)message.SampleSize : null, message.HasDesignEffectPermille ? (int)message.DesignEffectPermille : null,
            message.HasResponsePermille ? (int)message.ResponsePermille : null, message.Method.Length > 0, message.Reason.Length > 0);
        return ContentFormat.AreaPlace(message.Contest, message.Area) ?? ContentFormat.Text(message.Method, Payloads.MaxReason, "method")
            ?? ContentFormat.Reason(message.Reason);
    }

    private static FormatProblem? CheckPlace(V1.TurnoutReport message) => message.PlaceCase switch
    {
        V1.TurnoutReport.PlaceOneofCase.Precinct => ContentFormat.Code(message.Precinct, "precinct"),
        V1.TurnoutReport.PlaceOneofCase.Area => ContentFormat.Code(message.Area, "area"),
        V1.TurnoutReport.PlaceOneofCase.None => new FormatProblem(FormatFault.Missing, "place", "It is of no place; give precinct or area."),
    };

    private static FormatProblem? CheckFigure(V1.TurnoutReport message) => message.FigureCase switch
    {
        V1.TurnoutReport.FigureOneofCase.Count => null,
        V1.TurnoutReport.FigureOneofCase.Permyriad => message.Permyriad <= 10_000
            ? null
            : new FormatProblem(FormatFault.OutOfRange, "permyriad", $"It is {message.Permyriad}; hundredths of a per cent go up to 10,000."),
        V1.TurnoutReport.FigureOneofCase.None => new FormatProblem(FormatFault.Missing, "figure", "It gives no figure; give count or permyriad."),
    };
}
