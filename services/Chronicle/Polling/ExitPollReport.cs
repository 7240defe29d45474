using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Statements;

namespace Tabulation.Chronicle.Polling;

/// <summary>A selection in an exit poll beside the official count. All in per cent of valid votes.</summary>
/// <param name="Share">As the pollster published it.</param>
/// <param name="Margin">At 95%, in percentage points; null where it is not published and cannot be worked out.</param>
/// <param name="Official">Share of all votes counted so far; null where none are.</param>
public sealed record PollShare(string Selection, double Share, double? Margin, double? Official);

/// <summary>The lead of the first over the second in the poll.</summary>
/// <param name="Margin">At 95%, in percentage points; null where it cannot be worked out.</param>
public sealed record PollLead(string First, string Second, double Lead, double? Margin);

/// <summary>One exit poll.</summary>
/// <param name="Area">Code; empty for the whole contest.</param>
/// <param name="SampleSize">Null where not published.</param>
/// <param name="DesignEffect">Null where not published.</param>
/// <param name="ResponseRate">In per cent; null where not published.</param>
/// <param name="MarginNote">How the margin comes about, or that it is not published.</param>
public sealed record PollRow(
    string Contest, string Area, string Pollster, string Statement, string RecordedAt, string Method, int? SampleSize, double? DesignEffect, double? ResponseRate,
    string MarginNote, IReadOnlyList<PollShare> Shares, PollLead? Lead, string Caveat);

/// <summary>
/// Exit polls with their margins: 1.96 sqrt(deff p(1-p)/n) for a share, and for a lead 1.96 sqrt(deff (p1 + p2 - (p1-p2)^2)/n), as of a difference of two shares of
/// one multinomial sample (Cochran, Sampling Techniques, 3rd edition, chapter 3; Kish on design effects).
/// </summary>
public static class ExitPollReport
{
    public const string Caveat =
        "A margin covers chance alone. Who declines to answer, and who votes early or elsewhere, is not chance: that bias lies outside any margin.";

    private const double Confidence = 1.96;

    /// <param name="chronicle">As far as it is read.</param>
    public static IReadOnlyList<PollRow> Of(ElectionChronicle chronicle)
    {
        ArgumentNullException.ThrowIfNull(chronicle);
        var state = chronicle.State;
        if (state is not { Election: { } election, Tally: { } tally }) return [];
        return
        [
            .. state.Beside.ExitPolls.All.Select(each => RowOf(chronicle, election, tally, each.Value))
                .OrderBy(row => row.Contest, StringComparer.Ordinal).ThenBy(row => row.Area, StringComparer.Ordinal).ThenBy(row => row.Pollster, StringComparer.Ordinal),
        ];
    }

    /// <summary>In percentage points; null where sample size or design effect is not known.</summary>
    /// <param name="share">0 to 1.</param>
    public static double? MarginOf(double share, int? sampleSize, double? designEffect) =>
        sampleSize is { } n && designEffect is { } deff ? 100 * Confidence * Math.Sqrt(deff * share * (1 - share) / n) : null;

    /// <inheritdoc cref="MarginOf"/>
    public static double? MarginOfLead(double first, double second, int? sampleSize, double? designEffect) => sampleSize is { } n && designEffect is { } deff
        ? 100 * Confidence * Math.Sqrt(deff * (first + second - ((first - second) * (first - second))) / n)
        : null;

    private static PollRow RowOf(ElectionChronicle chronicle, Election election, Tally tally, Stands<ExitPoll> stands)
    {
        var poll = stands.Content;
        var contest = poll.Place.Contest!.Value;
        var row = tally.Rows.Of(contest, poll.Place.Area);
        var deff = poll.DesignEffectPermille is { } permille ? permille / 1000.0 : (double?)null;
        var votes = tally.SumsOf(row)[election.SheetOf(contest).Lines..].ToArray();
        var all = votes.Sum();
        var shares = poll.Shares.Select((share, number) => new PollShare(
            election[contest].Selections[number].Code, share / 100.0, MarginOf(share / 10_000.0, poll.SampleSize, deff),
            all == 0 ? null : 100.0 * votes[number] / all));
        var method = chronicle.EventOf(stands.Id)?.Detail ?? "";
        return new PollRow(
            election[contest].Code, poll.Place.Area is { } index ? election[index].Code : "", election[stands.By].Code, stands.Id.ToString(),
            stands.RecordedAt.ToString(), method, poll.SampleSize, deff, poll.ResponsePermille / 10.0, NoteOf(poll.SampleSize, deff), [.. shares],
            LeadOf(election[contest], poll, deff), Caveat);
    }

    private static string NoteOf(int? sampleSize, double? designEffect) => (sampleSize, designEffect) switch
    {
        ({ } n, { } deff) => $"95%: 1.96 sqrt({deff:0.###} p(1-p) / {n:N0})",
        (null, { }) => "Margin not published: the sample size is missing",
        ({ }, null) => "Margin not published: the design effect is missing",
        (null, null) => "Margin not published: sample size and design effect are missing",
    };

    private static PollLead? LeadOf(Contest contest, ExitPoll poll, double? designEffect)
    {
        if (poll.Shares.Count < 2) return null;
        var order = poll.Shares.Index().OrderByDescending(share => share.Item).Take(2).ToList();
        var (first, second) = (order[0].Item / 10_000.0, order[1].Item / 10_000.0);
        return new PollLead(
            contest.Selections[order[0].Index].Code, contest.Selections[order[1].Index].Code, 100 * (first - second),
            MarginOfLead(first, second, poll.SampleSize, designEffect));
    }
}
