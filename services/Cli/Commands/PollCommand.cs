using System.CommandLine;
using System.Globalization;
using Tabulation.Cli.Handing;
using Tabulation.Client.Results;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate poll</c></summary>
internal static class PollCommand
{
    private static readonly Option<string?> Area =
        new("--area") { Description = "Code of the area [default: the whole contest]", HelpName = "CODE" };

    private static readonly Option<string[]> Shares = new("--share")
    {
        Description = "A selection's share in per cent, such as list_a=41.3; once for each, about 100 together", HelpName = "CODE=PERCENT",
    };

    private static readonly Option<int?> SampleSize =
        new("--sample-size") { Description = "Voters who answered; leave it out where it is not published", HelpName = "N" };

    private static readonly Option<decimal?> DesignEffect = new("--design-effect")
    {
        Description = "How much wider the margin is than a simple random sample's, squared, such as 1.8; leave it out where it is not "
            + "published", HelpName = "X",
    };

    private static readonly Option<decimal?> Response =
        new("--response") { Description = "How many of those asked answered, in per cent, such as 61.2", HelpName = "PERCENT" };

    private static readonly Option<string> Method =
        new("--method") { Description = "How voters were chosen and asked, 1 to 500 characters; published", HelpName = "TEXT",
            Required = true };

    public static Command Create() => new CliCommand(
        "poll",
        "Hands in an accredited pollster's exit poll, from the law's hour on. Without sample size or design effect no margin is shown "
        + "beside it.",
        "tabulate poll lists --share list_a=52.1 --share list_b=30.4 --share list_c=17.5 --sample-size 2400 --design-effect 1.8 --method "
        + "\"Every 20th voter at 120 stations\" --authority pollster")
    {
        PlaceArguments.Contest, Area, Shares, SampleSize, DesignEffect, Response, Method, GroundsOptions.Replace,
        GroundsOptions.ReasonToReplace, ElectionOptions.Folder,
        KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var reason = GroundsOptions.ReasonOf(invocation);
        var signer = KeyOptions.SignerOf(invocation);
        var folder = ElectionOptions.FolderOf(invocation);
        var contest = folder.Election[PlaceArguments.ContestOf(folder.Election, invocation.Get(PlaceArguments.Contest)!)];
        var shares = CodedFigures.Texts("--share", invocation.Get(Shares)
            ?? [], [.. contest.Selections.Select(selection => selection.Code)], TurnoutFile.PermyriadOf, "percentage");
        var poll = new ExitPoll { Contest = contest.Code, Area = invocation.Get(Area)
            ?? "", Shares = { shares }, Method = invocation.Get(Method)!, Reason = reason };
        if (invocation.Get(SampleSize) is { } size)
            poll.SampleSize = size > 0 ? (uint)size : throw new UsageException("--sample-size: it is 1 or more.");
        if (invocation.Get(DesignEffect) is { } effect) poll.DesignEffectPermille = Thousandths("--design-effect", effect, 1_000);
        if (invocation.Get(Response) is { } response) poll.ResponsePermille = Thousandths("--response", response / 100, 1);
        await ElectionOptions.RequireServedAsync(invocation, folder, cancellation);
        return await OneStatement.HandInAsync(
            invocation, signer, new Payload { ExitPoll = poll }, cancellation, invocation.Get(GroundsOptions.Replace));
    }

    private static uint Thousandths(string option, decimal value, int most)
    {
        var thousandths = value * 1_000;
        return value >= 0 && value <= most && decimal.Truncate(thousandths) == thousandths
            ? (uint)thousandths
            : throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"{option}: it must be exact to a thousandth and not more than {most:N0} times the whole."));
    }
}
