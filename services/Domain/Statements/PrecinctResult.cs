using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>A precinct's figures in one contest as sent: possibly too few, too many, negative or beyond 32 bits until judged.</summary>
public sealed class PrecinctResult
{
    /// <summary>More lines or votes than any form or contest has; what lies beyond is cut, which the count still shows.</summary>
    public const int MaxLines = 61;
    public const int MaxVotes = 201;

    /// <summary>Grows to what is sent: most forms are short, and Intake has many results under way at once.</summary>
    private long[] figures = new long[32];

    /// <summary>Null where no such contest exists.</summary>
    public ContestIndex? Contest { get; set; }

    /// <summary>Null where no such precinct exists.</summary>
    public PrecinctIndex? Precinct { get; set; }

    /// <summary>Null where either is null, or the precinct does not vote in the contest.</summary>
    public SlotIndex? Slot { get; set; }

    /// <summary>The sender says the signed form itself reads so.</summary>
    public bool AsWritten { get; set; }

    public bool HasReason { get; set; }

    /// <summary>At most <see cref="MaxLines"/>.</summary>
    public int LineCount { get; private set; }

    /// <summary>At most <see cref="MaxVotes"/>.</summary>
    public int VoteCount { get; private set; }

    public ReadOnlySpan<long> Lines => figures.AsSpan(0, LineCount);

    public ReadOnlySpan<long> Votes => figures.AsSpan(LineCount, VoteCount);

    /// <summary>Lines, then votes.</summary>
    public ReadOnlySpan<long> Figures => figures.AsSpan(0, LineCount + VoteCount);

    /// <summary>Forgets everything, for the next statement.</summary>
    public void Clear()
    {
        Contest = null;
        Precinct = null;
        Slot = null;
        AsWritten = false;
        HasReason = false;
        LineCount = 0;
        VoteCount = 0;
    }

    /// <exception cref="InvalidOperationException">A vote was added before: all lines come before the first vote.</exception>
    public void AddLine(long figure)
    {
        if (VoteCount > 0) throw new InvalidOperationException("All lines come before the first vote.");
        if (LineCount < MaxLines) Put(LineCount++, figure);
    }

    public void AddVote(long figure)
    {
        if (VoteCount < MaxVotes) Put(LineCount + VoteCount++, figure);
    }

    private void Put(int index, long figure)
    {
        if (index == figures.Length) Array.Resize(ref figures, 2 * figures.Length);
        figures[index] = figure;
    }
}
