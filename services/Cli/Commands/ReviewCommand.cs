using System.CommandLine;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate review</c></summary>
internal static class ReviewCommand
{
    private static readonly Argument<Digest?> Statement = new("statement-id")
    {
        Description = "Id of the held or flagged result, 64 hexadecimal digits: tabulate held lists them",
        CustomParser = StatementIdText.Parse,
    };

    private static readonly Argument<string> Decision =
        new("decision") { Description = "release: it counts from here on, and is flagged no more; refuse: it is set aside" };

    public static Command Create()
    {
        var command = new CliCommand(
            "review",
            "Decides on a held or flagged result, as another commission than the one that reported it.",
            "tabulate review 3f0c…9a release --reason \"Recounted in our presence\" --legal-basis \"Election Act, s. 71\" --authority "
            + "commission/3",
            "tabulate review 3f0c…9a refuse --reason \"No explanation for three ballots too many\" --legal-basis \"s. 71\" --authority "
            + "commission/3 --keys /media/stick/keys")
        {
            Statement, Decision.AcceptOnlyFromAmong("release", "refuse"), GroundsOptions.Reason, GroundsOptions.LegalBasis,
            KeyOptions.Authority, KeyOptions.Directory,
        };
        return command.Runs(RunAsync);
    }

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var review = new Review
        {
            StatementId = ByteString.CopyFrom(invocation.Get(Statement)!.Value.ToArray()),
            Decision = invocation.Get(Decision) == "release" ? ReviewDecision.Release : ReviewDecision.Refuse,
            Reason = invocation.Get(GroundsOptions.Reason)!,
            LegalBasis = invocation.Get(GroundsOptions.LegalBasis)!,
        };
        var signer = KeyOptions.SignerOf(invocation);
        return OneStatement.HandInAsync(invocation, signer, new Payload { Review = review }, cancellation);
    }
}
