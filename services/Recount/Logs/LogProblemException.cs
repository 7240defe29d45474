namespace Tabulation.Recount.Logs;

/// <summary>A log is wrong: nothing behind it can be relied on.</summary>
public sealed class LogProblemException(LogProblem problem) : Exception($"{problem.File}: {problem.What}")
{
    public LogProblem Problem { get; } = problem;

    internal static LogProblemException Of(LogFault fault, string file, string what, long? position = null) =>
        new(new LogProblem(fault, file, position, what));
}
