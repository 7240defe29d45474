namespace Tabulation.Client.Files;

/// <summary>Gathers what is wrong with input, so that all of it can be put right at once.</summary>
public sealed class InputProblems
{
    private readonly List<InputProblem> found = [];
    private readonly HashSet<InputProblem> kept = [];

    /// <summary>The most that are kept; what is beyond is only counted.</summary>
    public const int Most = 1_000;

    /// <summary>In the order found, at most <see cref="Most"/>.</summary>
    public IReadOnlyList<InputProblem> Found => found;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>Adds a problem, once however often it is met.</summary>
    public void Add(InputProblem problem)
    {
        if (kept.Contains(problem)) return;
        Count++;
        if (found.Count == Most) return;
        found.Add(problem);
        kept.Add(problem);
    }
}
