using System.Globalization;
using Tabulation.Chronicle.Turnout;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Publication.Page;

/// <summary>Before the release hour: when results come, and the turnout reported so far. Nothing here comes from results.</summary>
internal sealed class TurnoutOnlyTable(PageWriter page, Election election, TurnoutReport? turnout)
{
    public string Write() => page.Write(election, section =>
    {
        section.Add("h2", page.Words.Before);
        section.Add("p", $"{page.Words.ResultsFrom} {Local(election.Release)}. {page.Words.ReleaseNote}");
        if (turnout is not null) section.Table(page.Words.Turnout, [page.Words.Time, page.Words.Turnout, page.Words.Reported], rows => Moments(turnout, rows));
    });

    private void Moments(TurnoutReport report, Html rows)
    {
        foreach (var moment in report.Moments)
        {
            var cells = report.Rows.Where(row => IsWhole(row.Area)).Select(row => row.Moments.First(cell => cell.Moment == moment.Number)).ToList();
            var announced = cells.Select(cell => cell.Announced).FirstOrDefault(each => each is not null);
            var (counted, percent) = (cells[0], cells[0].Percent ?? announced?.Percent);
            rows.Row(moment.At[11..16], percent is { } known ? page.Numbers.Announced(known) : "–", $"{page.Numbers.Of(counted.Reported)} / {page.Numbers.Of(counted.Expected)}");
        }
    }

    /// <summary>The election as a whole, or an area that has all of it: the only one at the top of its hierarchy.</summary>
    private bool IsWhole(string area)
    {
        if (area.Length == 0) return true;
        var top = election[election.FindArea(area)!.Value];
        return top.Parent is null && election.Areas.Count(each => each.Parent is null && each.Hierarchy == top.Hierarchy) == 1;
    }

    /// <summary>Where the election is held: at the offset of its turnout's moments, or else UTC.</summary>
    private string Local(Timestamp moment)
    {
        var offset = TimeSpan.FromMinutes(election.Definition.Turnout?.Moments[0].OffsetMinutes ?? 0);
        return moment.ToDateTimeOffset().ToOffset(offset).ToString("HH:mm (yyyy-MM-dd, 'UTC'zzz)", CultureInfo.InvariantCulture);
    }
}
