using System.Text.Json;
using Tabulation.Domain.Folding;

namespace Tabulation.Domain.Rules;

/// <summary>The states of a slot in words, each with what may be said in it.</summary>
internal static class SlotStates
{
    /// <summary>In an election that wants two reports of each result, while two wait.</summary>
    public static string ThirdReport(SlotState state) =>
        $"Two authorities have reported here already ({JsonNamingPolicy.SnakeCaseUpper.ConvertName($"{state}")}): either may correct its own PrecinctResult, or a Review may decide.";

    public static string Describe(SlotState state) => state switch
    {
        SlotState.Awaited => "Nothing is recorded here (AWAITED): a PrecinctResult or a NoResult may come first.",
        SlotState.Held => "A first result is held (HELD): a Review may decide on it, a PrecinctResult may replace it, an Endorsement or a second report may support it.",
        SlotState.Counted => "A result counts (COUNTED): a PrecinctResult may correct it, an Annulment may annul it, an Endorsement may support it, a Review may confirm it where it is flagged.",
        SlotState.CountedAndHeld =>
            "A result counts and a correction is held (COUNTED_AND_HELD): a Review may decide on that, a PrecinctResult may replace it, an Endorsement may support either, an Annulment may annul what counts.",
        SlotState.NoResult => "It is recorded that there is no result (NO_RESULT): another NoResult, or a PrecinctResult after all, may replace that.",
        SlotState.NoResultAndHeld =>
            "There is no result, and one that came after all is held (NO_RESULT_AND_HELD): a Review may decide on it, a PrecinctResult may replace it, an Endorsement may support it.",
        SlotState.Annulled => "The result is annulled (ANNULLED): only an Annulment with REINSTATE may come.",
    };
}
