using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Report = Tabulation.Domain.Statements.TurnoutReport;

namespace Tabulation.Chronicle.Turnout;

/// <summary>A report that took the place of another.</summary>
/// <param name="Before">What it replaced.</param>
/// <param name="Told">As an event, with its reason.</param>
public sealed record ReplacedReport(Report Before, Report After, Event Told);

/// <summary>
/// When turnout was first reported of each place and moment, and what was corrected since. A correction is no late report: only the first one was due.
/// </summary>
public sealed class TurnoutHistory
{
    private readonly Dictionary<(TurnoutPlace Place, int Moment), Course> courses = [];
    private readonly List<ReplacedReport> corrections = [];

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<ReplacedReport> Corrections => corrections;

    /// <summary>When its first report came, if that was a count; null where nothing was reported, or a percentage was announced first.</summary>
    public Timestamp? FirstCountAt(TurnoutPlace place, int moment) => courses.TryGetValue((place, moment), out var course) ? course.FirstCount : null;

    /// <summary>True where what stands is not what was reported first.</summary>
    public bool IsCorrected(TurnoutPlace place, int moment) => courses.TryGetValue((place, moment), out var course) && course.Corrected;

    internal void Add(Report report, Event told)
    {
        var slot = (report.Place, report.Moment);
        var known = courses.TryGetValue(slot, out var before);
        if (known) corrections.Add(new ReplacedReport(before.Last, report, told));
        var first = known ? before.FirstCount : report.Count is null ? (Timestamp?)null : Timestamp.FromMilliseconds((long)told.RecordedAt);
        courses[slot] = new Course(first, report, known);
    }

    private readonly record struct Course(Timestamp? FirstCount, Report Last, bool Corrected);
}
