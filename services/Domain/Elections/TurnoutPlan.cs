using System.Globalization;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>What a turnout figure counts. Values as in definition.proto.</summary>
public enum TurnoutMeasure
{
    /// <summary>Ballots issued.</summary>
    Issued = 1,

    /// <summary>Ballots in boxes.</summary>
    InBoxes = 2,

    /// <summary>Persons who voted, as marked on the roll.</summary>
    Persons = 3,
}

/// <summary>Whose number turnout is a share of. Values as in definition.proto.</summary>
public enum TurnoutRoll
{
    /// <summary>The registry's voters.</summary>
    Registry = 1,

    /// <summary>The roll as each report gives it.</summary>
    Reported = 2,
}

/// <summary>How turnout is reported in an election.</summary>
/// <param name="Contest">The contest whose results the last figures are compared with.</param>
/// <param name="Moments">Ascending, at least one.</param>
/// <param name="DueMinutes">How long after its moment a report is in time.</param>
public sealed record TurnoutPlan(TurnoutMeasure Measure, TurnoutRoll Roll, ContestIndex Contest, IReadOnlyList<TurnoutMoment> Moments, int DueMinutes)
{
    public const int MostMoments = 48;

    private const long MinuteMilliseconds = 60_000;

    /// <summary>Until then a moment's report is in time, in milliseconds since 1970.</summary>
    /// <param name="moment">Its number.</param>
    public long DueAt(int moment) => Moments[moment].At.Milliseconds + (DueMinutes * MinuteMilliseconds);

    /// <summary>How many hours of the plan have passed, moments and those by which their reports are due: what is told of turnout changes with these alone by itself.</summary>
    public int PassedBy(Timestamp now) =>
        Moments.Count(moment => moment.At <= now) + Enumerable.Range(0, Moments.Count).Count(moment => now.Milliseconds > DueAt(moment));
}

/// <summary>A moment up to which voters are counted.</summary>
/// <param name="OffsetMinutes">The local time in which it is announced, in minutes from UTC.</param>
public readonly record struct TurnoutMoment(Timestamp At, int OffsetMinutes)
{
    /// <summary>In that local time.</summary>
    public DateTimeOffset Local => At.ToDateTimeOffset().ToOffset(TimeSpan.FromMinutes(OffsetMinutes));

    /// <summary>RFC 3339 with the offset, to the second.</summary>
    public override string ToString() => Local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
