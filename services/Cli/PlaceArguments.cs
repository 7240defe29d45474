using System.CommandLine;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli;

/// <summary>What a command is about: a contest, or a contest at a precinct, by their codes.</summary>
internal static class PlaceArguments
{
    public static Argument<string> Contest { get; } = new("contest") { Description = "Code of the contest" };

    public static Argument<string> Precinct { get; } = new("precinct") { Description = "Code of the precinct" };

    /// <exception cref="InputException">There is no such contest.</exception>
    public static ContestIndex ContestOf(Election election, string code) => election.FindContest(code)
        ?? throw new InputException($"\"{code}\" is no contest of this election.");

    /// <exception cref="InputException">There is no such selection.</exception>
    public static int SelectionOf(Contest contest, string code)
    {
        for (var number = 0; number < contest.Selections.Count; number++)
            if (contest.Selections[number].Code == code) return number;
        throw new InputException(
            $"\"{code}\" is no selection of {contest.Code}; they are "
            + $"{string.Join(", ", contest.Selections.Select(selection => selection.Code))}.");
    }

    /// <summary>The contest at the precinct that the command line names.</summary>
    /// <exception cref="InputException">There is no such contest or precinct, or it does not vote in it.</exception>
    public static SlotIndex SlotOf(Invocation invocation, Election election) =>
        SlotOf(election, invocation.Get(Contest)!, invocation.Get(Precinct)!);

    /// <summary>A contest at a precinct.</summary>
    /// <exception cref="InputException">There is no such contest or precinct, or it does not vote in it.</exception>
    public static SlotIndex SlotOf(Election election, string contestCode, string code)
    {
        var contest = ContestOf(election, contestCode);
        var precinct = election.FindPrecinct(code) ?? throw new InputException($"\"{code}\" is no precinct of this election.");
        return election.Slots.Find(contest, precinct)
            ?? throw new InputException($"Precinct {code} does not vote in {election[contest].Code}.");
    }
}
