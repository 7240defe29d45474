namespace Tabulation.Samples;

/// <summary>
/// When the day and the night of a sample are, for rules that go by the time of recording. Before the last poll closes, time may pass
/// faster than it would: a rehearsal that is played now has its whole polling day in a few seconds.
/// </summary>
/// <param name="PollsClose">When the last poll closes.</param>
/// <param name="PollsOpen">When the first opens, in the sample's own time since the last one closed; negative.</param>
/// <param name="DaySpeed">How many seconds of the day pass in one, 1 or more.</param>
public sealed record Timetable(DateTimeOffset PollsClose, TimeSpan PollsOpen, double DaySpeed)
{
    /// <summary>Seconds of the day in one where it is played now: twelve hours in six seconds.</summary>
    private const double Now = 7_200;

    /// <summary>The sample's own day, or one whose first poll opens at the moment given and which passes in seconds.</summary>
    public static Timetable Of(DateTimeOffset pollsClose, TimeSpan pollsOpen, DateTimeOffset? opensNow) => opensNow is { } opens
        ? new Timetable(opens - (pollsOpen / Now), pollsOpen, Now)
        : new Timetable(pollsClose, pollsOpen, 1);

    /// <summary>The instant of a moment of the story.</summary>
    /// <param name="afterPollsClose">Time since the last poll closed; negative before.</param>
    public DateTimeOffset At(TimeSpan afterPollsClose) =>
        PollsClose + (afterPollsClose < TimeSpan.Zero ? afterPollsClose / DaySpeed : afterPollsClose);
}
