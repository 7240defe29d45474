using System.CommandLine;
using System.CommandLine.Parsing;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate review</c></summary>
internal static class ReviewCommand
{
    private static readonly Argument<Digest> Statement = new("statement-id")
    {
        Description = "Id of the held result, 64 hexadecimal digits: tabulate held lists them", CustomParser = ParseId,
    };

    private static readonly Argument<string> Decision = new("decision") { Description = "release: it counts from here on; refuse: it is set aside" };

    private static readonly Option<string> Reason = new("--reason") { Description = "Why, 1 to 500 characters; published", HelpName = "TEXT", Required = true };

    private static readonly Option<string?> LegalBasis = new("--legal-basis") { Description = "The law's clause, up to 300 characters", HelpName = "TEXT" };

    public static Command Create()
    {
        var command = new CliCommand(
            "review",
            "Decides on a held result, as another commission than the one that reported it.",
            "tabulate review 3f0c…9a release --reason \"Recounted in our presence\" --legal-basis \"Election Act, s. 71\" --authority commission/3",
            "tabulate review 3f0c…9a refuse --reason \"No explanation for three ballots too many\" --authority commission/3 --keys /media/stick/keys")
        {
            Statement, Decision.AcceptOnlyFromAmong("release", "refuse"), Reason, LegalBasis, KeyOptions.Authority, KeyOptions.Directory,
        };
        return command.Runs(RunAsync);
    }

    private static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var review = new Review
        {
            StatementId = ByteString.CopyFrom(invocation.Get(Statement).ToArray()),
            Decision = invocation.Get(Decision) == "release" ? ReviewDecision.Release : ReviewDecision.Refuse,
            Reason = invocation.Get(Reason)!,
            LegalBasis = invocation.Get(LegalBasis) ?? "",
        };
        var signer = KeyOptions.FilesOf(invocation).SignerOf(invocation.Get(KeyOptions.Authority)!);
        return OneStatement.HandInAsync(invocation, signer, new Payload { Review = review }, cancellation);
    }

    private static Digest ParseId(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length == 2 * Digest.Size && text.All(char.IsAsciiHexDigit)) return Digest.Parse(text);
        result.AddError($"\"{text}\" is not a statement id: it has {2 * Digest.Size} hexadecimal digits.");
        return default;
    }
}
