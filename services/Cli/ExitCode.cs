namespace Tabulation.Cli;

/// <summary>How a command ended; the help of <c>tabulate</c> lists them.</summary>
internal enum ExitCode
{
    /// <summary>Done as asked.</summary>
    Ok = 0,

    /// <summary>Everything was answered, and at least one statement was refused; or a log is not what it should be.</summary>
    Refused = 1,

    /// <summary>The command line is wrong and nothing was done; or a log cannot be read.</summary>
    Usage = 2,

    /// <summary>The server cannot be reached, or is not ready.</summary>
    Unreachable = 3,

    /// <summary>Interrupted before it was done.</summary>
    Interrupted = 4,

    /// <summary>A file cannot be read or written, or does not hold what it should.</summary>
    BadInput = 5,

    /// <summary>The server answered that it will not do it.</summary>
    Denied = 6,

    /// <summary>What the server answered cannot be relied on.</summary>
    Untrusted = 7,

    /// <summary>What is asked about is not there yet, and may come: ask again later.</summary>
    NotYet = 8,

    /// <summary>A mistake in this program.</summary>
    Bug = 70,
}

internal static class ExitCodes
{
    /// <summary>When a command ends so, for the help.</summary>
    public static string Explain(this ExitCode code) => code switch
    {
        ExitCode.Ok => "done as asked",
        ExitCode.Refused => "everything was answered, and at least one statement was refused; a log or receipt is not verified",
        ExitCode.Usage => "the command line is wrong; nothing was done; or a log cannot be read",
        ExitCode.Unreachable => "the server cannot be reached, or is not ready",
        ExitCode.Interrupted => "interrupted (Ctrl-C) before it was done",
        ExitCode.BadInput => "a file cannot be read or written; or it, or the ledger, does not hold what it should",
        ExitCode.Denied => "the server answered that it will not do it, such as totals before the release hour",
        ExitCode.Untrusted => "what the server answered cannot be relied on: wrong signature, unreadable entries",
        ExitCode.NotYet => "no checkpoint covers a receipt yet; ask again later",
        ExitCode.Bug => "a mistake in tabulate itself",
    };
}
