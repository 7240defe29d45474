using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using Tabulation.Cli.Keying;
using Tabulation.Cli.Submitting;
using Tabulation.Client.Connecting;
using Tabulation.Client.Elections;
using Tabulation.Client.Files;
using Tabulation.Client.Results;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Domain.Elections;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate submit</c></summary>
internal static class SubmitCommand
{
    private const int LongestReason = 500;

    private static readonly Argument<FileInfo?> File = new("file")
    {
        Description = "Results: .csv, .json (an array) or .jsonl (an object a line), each also .gz", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Double = new("--double")
    {
        Description = "Instead of a file: key one form in twice, line by line; where the two differ, a third keying decides. Needs "
            + "--contest and --precinct",
    };

    private static readonly Option<string?> Contest =
        new("--contest") { Description = "With --double: code of the contest", HelpName = "CODE" };

    private static readonly Option<string?> Precinct =
        new("--precinct") { Description = "With --double: code of the precinct", HelpName = "CODE" };

    private static readonly Option<string?> Authority = new("--authority")
    {
        Description = "Code of the authority that signs everything [default: for each result the commission with the smallest area that "
            + "has a key]",
        HelpName = "CODE",
    };

    private static readonly Option<int> Bundle = new("--bundle")
    {
        Description = "Results under one signature, 1 to 256", HelpName = "N", DefaultValueFactory = _ => StatementSigner.MostTogether,
    };

    private static readonly Option<bool> AsWritten =
        new("--as-written") { Description = "The signed forms really say so: what does not add up is flagged, not refused" };

    private static readonly Option<bool> Replace =
        new("--replace") { Description = "Where a precinct has another result already, replace it, for a --reason or one in its row" };

    private static readonly Option<string?> Reason =
        new("--reason") { Description = "Why results are replaced, up to 500 characters; published", HelpName = "TEXT" };

    private static readonly Option<FileInfo?> Refusals =
        new("--refusals") { Description = "Write what was refused, and why, as CSV", HelpName = "FILE" };

    private static readonly Option<FileInfo?> Receipts =
        new("--receipts") { Description = "Write receipts, with what proves them, as JSON, an object a line; for tabulate receipt check",
            HelpName = "FILE" };

    private static readonly Option<bool> SkipInvalid =
        new("--skip-invalid") { Description = "Leave out rows that cannot be read, instead of sending nothing" };

    private static readonly Option<int> Patience = new("--patience")
    {
        Description = "Seconds to go on trying when the connection is lost", HelpName = "N", DefaultValueFactory = _ => 120,
    };

    public static Command Create()
    {
        Bundle.RequireRange(1, StatementSigner.MostTogether);
        Reason.Validators.Add(RequireReason);
        Patience.RequireRange(0, 86_400);
        var command = new CliCommand(
            "submit",
            "Signs results and hands them in. The whole file is read and checked first; where a row is wrong, nothing is sent. "
            + "Interrupted, it is simply run again: what was sent before is the same statement, answered with the same receipt, and never "
            + "counted twice. The election's own file says how its CSV files are to be read.",
            "tabulate submit stations.csv.gz --election duma --refusals refused.csv",
            "tabulate submit region-7.csv --authority r07 --receipts receipts.jsonl --server https://results.example:443",
            "tabulate submit --double --contest assembly --precinct r1-204",
            "tabulate submit corrected.csv --replace --reason \"Figures of two lists were swapped\"")
        {
            File, Double, Contest, Precinct, ElectionOptions.Folder, KeyOptions.Directory, Authority, Bundle, AsWritten, Replace, Reason,
            Refusals, Receipts, SkipInvalid, Patience,
            AnswerKeyOption.Key,
        };
        return command.Runs(RunAsync);
    }

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = ElectionOptions.FolderOf(invocation);
        var (rows, problems) = invocation.Get(Double)
            ? ([await KeyAsync(invocation, folder.Election, cancellation)], new InputProblems())
            : Read(invocation, folder);
        var submission = SubmissionOf(invocation, folder);
        submission.RequireSigners(rows);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        var intakeKey = invocation.Get(AnswerKeyOption.Key) ?? await invocation.Server.AnswerKeyAsync(cancellation);
        var submitter = await SubmitterAsync(invocation, intakeKey, cancellation);
        using var report = new SubmitReport(folder.Election, rows, intakeKey, invocation.Get(Receipts), invocation.Get(Refusals));
        foreach (var problem in problems.Found) report.LeftOut(problem);
        if (problems.Any && invocation.Get(Refusals) is null) await Console.Error.WriteLineAsync(InputException.Of(problems).Message);
        await SubmitProgress.RunAsync(invocation.Errors, report, submission.RunAsync(submitter, report, cancellation));
        report.Print(invocation);
        return report.Refused > 0 || problems.Any ? ExitCode.Refused : ExitCode.Ok;
    }

    private static (IReadOnlyList<ResultRow> Rows, InputProblems Problems) Read(Invocation invocation, ElectionFolder folder)
    {
        if (invocation.Get(Contest) is not null || invocation.Get(Precinct) is not null)
            throw new UsageException("--contest, --precinct: they go with --double; a file says so itself.");
        var file = invocation.Get(File) ?? throw new UsageException("A file with results is needed, or --double to key one form in.");
        var problems = new InputProblems();
        RequireFilesOfTheirOwn(file, invocation.Get(Refusals), invocation.Get(Receipts));
        var rows = ResultFile.Read(file.FullName, folder, problems);
        if (problems.Any && (!invocation.Get(SkipInvalid) || rows.Count == 0)) throw InputException.Of(problems);
        if (problems.Count > InputProblems.Most)
            throw new InputException($"{problems.Count:N0} problems in {file} are too many to leave out.");
        if (rows.Count == 0) throw new InputException($"{file} holds no results.");
        if (invocation.Get(Replace) && string.IsNullOrWhiteSpace(invocation.Get(Reason)) && rows.Any(row => row.Reason.Length == 0))
            throw new InputException("What is replaced needs a reason: --reason, or one in each row.");
        if (rows.FirstOrDefault(row => row.Reason.Length > LongestReason) is { } wordy)
            throw new InputException(
                $"Line {wordy.Line}: its reason has {wordy.Reason.Length:N0} characters; it may have {LongestReason}.");
        return (rows, problems);
    }

    private static async Task<ResultRow> KeyAsync(Invocation invocation, Election election, CancellationToken cancellation)
    {
        if (invocation.Get(File) is { } file) throw new UsageException($"--double: the form is keyed in, not read from {file}.");
        if (invocation.Get(Replace) && string.IsNullOrWhiteSpace(invocation.Get(Reason)))
            throw new UsageException("--replace: what is replaced needs a --reason.");
        var slot = PlaceArguments.SlotOf(
            election, invocation.Get(Contest) ?? throw new UsageException("--double: --contest is needed."),
            invocation.Get(Precinct) ?? throw new UsageException("--double: --precinct is needed."));
        var (contest, precinct) = (election.Slots.ContestOf(slot), election.Slots.PrecinctOf(slot));
        await Console.Error.WriteLineAsync(
            $"{election[contest].Code} at {election[precinct].Code}. A figure a line; < goes back to the line before.");
        var entry = new DoubleEntry(election.SheetOf(contest), Console.In, Console.Error, () => Hide(invocation.Errors));
        return new ResultRow { Line = 1, Contest = contest, Precinct = precinct, Figures = await entry.RunAsync(cancellation) };
    }

    /// <summary>Clears the screen and what can be scrolled back to.</summary>
    private static void Hide(IAnsiConsole console)
    {
        if (console.Profile.Capabilities.Interactive) console.Write(new ControlCode("\u001b[2J\u001b[3J\u001b[H"));
    }

    /// <exception cref="InputException">One file would be overwritten by another's content.</exception>
    private static void RequireFilesOfTheirOwn(params FileInfo?[] files)
    {
        if (files.OfType<FileInfo>().CountBy(file => file.FullName).FirstOrDefault(file => file.Value > 1).Key is { } twice)
            throw new InputException($"{twice} is named twice; results, --receipts and --refusals are files of their own.");
    }

    private static Submission SubmissionOf(Invocation invocation, ElectionFolder folder)
    {
        var signers = new Signers(folder.Election, KeyOptions.FilesOf(invocation), invocation.Get(Authority));
        var payloads = new ResultPayloads(folder.Election) { AsWritten = invocation.Get(AsWritten), Reason = invocation.Get(Reason) ?? "" };
        return new Submission(folder, signers, payloads, invocation.Get(Bundle))
        {
            Corrections = invocation.Get(Replace) ? Corrections.In(folder.Directory) : null,
        };
    }

    private static Task<Submitter> SubmitterAsync(Invocation invocation, VerificationKey intakeKey, CancellationToken cancellation)
    {
        var retry = new RetrySettings { GiveUpAfter = TimeSpan.FromSeconds(invocation.Get(Patience)) };
        return invocation.Server.SubmitterAsync(
            (cause, pause) => invocation.Errors.WriteLine($"Connection lost. {cause} Trying again in {pause.TotalSeconds:0.0} s."),
            cancellation,
            intakeKey, new SubmitterSettings { Retry = retry });
    }

    private static void RequireReason(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { Length: > LongestReason } reason)
            result.AddError($"--reason: it has {reason.Length:N0} characters; it may have {LongestReason}.");
    }
}
