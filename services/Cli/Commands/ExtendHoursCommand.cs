using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate extend-hours</c></summary>
internal static class ExtendHoursCommand
{
    private static readonly Option<DateTimeOffset> PollsClose = new("--polls-close")
    {
        Description = "When the last poll closes now, with its offset from UTC, like 2027-05-05T22:00:00+02:00", HelpName = "MOMENT",
        Required = true,
        CustomParser = argument => Parse(argument) ?? default,
    };

    private static readonly Option<DateTimeOffset?> Release = new("--release")
    {
        Description = "When figures may leave the system [default: as defined, or when the polls close where that is later]",
        HelpName = "MOMENT", CustomParser = Parse,
    };

    public static Command Create() => new CliCommand(
        "extend-hours",
        "Lets polls close later, as the root authority. It must be said before the release hour known until then: nobody has seen figures.",
        "tabulate extend-hours --polls-close 2027-05-05T22:00:00+02:00 --reason \"Flood\" --legal-basis \"Election Act, s. 55\"")
    {
        PollsClose, Release, GroundsOptions.Reason, GroundsOptions.LegalBasis, ElectionOptions.Folder, KeyOptions.AuthorityOrRoot,
        KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = ElectionOptions.FolderOf(invocation);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        var pollsClose = invocation.Get(PollsClose).ToUnixTimeMilliseconds();
        var release = invocation.Get(Release)?.ToUnixTimeMilliseconds()
            ?? Math.Max(pollsClose, folder.Election.Definition.Release.Milliseconds);
        var change = new RegistryChange { ExtendedHours = new ExtendedHours { PollsClose = (ulong)pollsClose, Release = (ulong)release } };
        return await RegistryOptions.HandInAsync(invocation, folder, change, cancellation);
    }

    private static DateTimeOffset? Parse(ArgumentResult argument)
    {
        const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";
        var text = argument.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(
            text.Replace("Z", "+00:00"), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && moment >= DateTimeOffset.UnixEpoch) return moment;
        argument.AddError(
            $"{((OptionResult)argument.Parent!).Option.Name}: \"{text}\" is not a moment with its offset from UTC, like "
            + "2027-05-05T22:00:00+02:00.");
        return null;
    }
}
