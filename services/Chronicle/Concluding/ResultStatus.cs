using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Chronicle.Concluding;

/// <summary>
/// How far results have come, in the words of NIST SP 1500-100 v2 (ResultsStatus), the weakest first: of several contests the first of these holds for all.
/// </summary>
public enum ResultStatus
{
    /// <summary>Before the release hour: nothing but the definition is told.</summary>
    PreElection,

    /// <summary>Never certified, and a station has neither a result nor a recorded reason for none, or a result waits for a review.</summary>
    UnofficialPartial,

    /// <summary>A court has reopened the contest since it was certified, and something was recorded in it since.</summary>
    Correction,

    /// <summary>A court has reopened the contest since it was certified, and nothing was recorded in it since: the figures are those that were certified.</summary>
    Recount,

    /// <summary>Never certified; every station has a result or a recorded reason for none, and none waits.</summary>
    UnofficialComplete,

    /// <summary>A certification is in force, be it the first or one after a reopening.</summary>
    Certified,
}

/// <summary>Statuses from the ledger's state, after the release hour.</summary>
public static class ResultStatuses
{
    /// <param name="state">With a complete registry.</param>
    /// <param name="contest">One of its contests.</param>
    /// <exception cref="InvalidOperationException">The registry is not complete.</exception>
    public static ResultStatus Of(ElectionState state, ContestIndex contest)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state[contest].Certified) return ResultStatus.Certified;
        if (state.Beside.Certifications.In(contest) is { } stood)
            return state[contest].ChangedAt > stood.Content.CheckpointSize ? ResultStatus.Correction : ResultStatus.Recount;
        return IsComplete(state, contest) ? ResultStatus.UnofficialComplete : ResultStatus.UnofficialPartial;
    }

    /// <summary>As NIST spells it, "unofficial-partial" for example.</summary>
    public static string Word(this ResultStatus status) => status switch
    {
        ResultStatus.PreElection => "pre-election",
        ResultStatus.UnofficialPartial => "unofficial-partial",
        ResultStatus.Correction => "correction",
        ResultStatus.Recount => "recount",
        ResultStatus.UnofficialComplete => "unofficial-complete",
        ResultStatus.Certified => "certified",
    };

    private static bool IsComplete(ElectionState state, ContestIndex contest)
    {
        var tally = state.Tally ?? throw new InvalidOperationException("The registry is not complete.");
        return tally.CountsOf(tally.Rows.WholeOf(contest)).Held == 0 && Outstanding.In(state, contest).Count == 0;
    }
}
