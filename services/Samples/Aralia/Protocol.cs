using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>A station's figures in one contest; the arrays are never changed.</summary>
/// <param name="Lines">By line of the contest's form.</param>
/// <param name="Votes">By selection of the contest.</param>
internal sealed record Protocol(long[] Lines, long[] Votes)
{
    /// <summary>The same with one line changed by so much.</summary>
    public Protocol Line(int line, long change) =>
        this with { Lines = [.. Lines.Select((figure, n) => n == line ? figure + change : figure)] };

    /// <summary>The same with one selection's votes changed by so much.</summary>
    public Protocol Vote(int selection, long change) =>
        this with { Votes = [.. Votes.Select((figure, n) => n == selection ? figure + change : figure)] };

    /// <summary>The same with two selections' votes exchanged.</summary>
    public Protocol Exchange(int one, int other) => Vote(one, Votes[other] - Votes[one]).Vote(other, Votes[one] - Votes[other]);

    /// <summary>The same with three ballots more in the boxes, valid and cast for the first selection: more than were issued.</summary>
    public Protocol Overfilled() => Line(ListLine.InStationaryBoxes, 3).Line(ListLine.Valid, 3).Vote(0, 3);

    /// <summary>What is left of the same when it is annulled: voters on its roll, as <see cref="Definition"/> has it.</summary>
    public Protocol OnlyRoll(int rollLines) => new([.. Lines.Select((figure, n) => n < rollLines ? figure : 0)], new long[Votes.Length]);

    /// <summary>The sums of several, line by line and vote by vote; each has the same form and contest.</summary>
    public static Protocol Sum(IEnumerable<Protocol> protocols) => protocols.Aggregate(
        (sum, next) => new Protocol(
            [.. sum.Lines.Zip(next.Lines, (one, other) => one + other)], [.. sum.Votes.Zip(next.Votes, (one, other) => one + other)]));

    public PrecinctResult Result(string contest, string precinct, string reason, bool asWritten) =>
        new() { Contest = contest, Precinct = precinct, Lines = { Lines }, Votes = { Votes }, Reason = reason, AsWritten = asWritten };
}
