using System.CommandLine;
using Tabulation.Cli.Handing;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate no-result</c></summary>
internal static class NoResultCommand
{
    private static readonly Dictionary<string, NoResultCause> Causes = new()
    {
        ["not-opened"] = NoResultCause.NotOpened, ["destroyed"] = NoResultCause.Destroyed, ["postponed"] = NoResultCause.Postponed,
    };

    private static readonly Option<string> Cause = new("--cause")
    {
        Description = "not-opened, destroyed (ballots or papers, or lost), or postponed (it votes at another time)", Required = true,
    };

    public static Command Create() => new CliCommand(
        "no-result",
        "Records that a precinct has no result in a contest, and why: it is awaited no more. A result may still come, and then takes its "
        + "place.",
        "tabulate no-result assembly r1-204 --cause destroyed --reason \"Flood\" --legal-basis \"Election Act, s. 66\" --authority r1",
        "tabulate no-result assembly r1-204 --cause postponed --replace --reason \"New date set\" --legal-basis \"s. 66\" --authority r1")
    {
        PlaceArguments.Contest, PlaceArguments.Precinct, Cause.AcceptOnlyFromAmong([.. Causes.Keys]), GroundsOptions.Reason,
        GroundsOptions.LegalBasis,
        Replace, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static Option<bool> Replace { get; } =
        new("--replace") { Description = "Where it is recorded already that there is none, say it anew" };

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var said = new NoResult
        {
            Contest = invocation.Get(PlaceArguments.Contest)!,
            Precinct = invocation.Get(PlaceArguments.Precinct)!,
            Cause = Causes[invocation.Get(Cause)!],
            Reason = invocation.Get(GroundsOptions.Reason)!,
            LegalBasis = invocation.Get(GroundsOptions.LegalBasis)!,
        };
        return OneStatement.HandInAsync(
            invocation, KeyOptions.SignerOf(invocation), new Payload { NoResult = said }, cancellation, invocation.Get(Replace));
    }
}
