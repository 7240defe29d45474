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

    public PrecinctResult Result(string contest, string precinct, string reason, bool asWritten) =>
        new() { Contest = contest, Precinct = precinct, Lines = { Lines }, Votes = { Votes }, Reason = reason, AsWritten = asWritten };
}
