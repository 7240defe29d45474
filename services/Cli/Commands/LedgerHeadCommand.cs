using System.CommandLine;
using System.Text.Json.Nodes;
using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate ledger head</c></summary>
internal static class LedgerHeadCommand
{
    public static Command Create() => new CliCommand(
        "head",
        "The ledger's size and Merkle root, and the key that signed them.",
        "tabulate ledger head",
        "tabulate ledger head --json --server https://results.example:443 --ca ca.pem").Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var head = await invocation.Server.HeadAsync(cancellation);
        var election = Convert.ToHexStringLower(head.ElectionId.Span);
        var key = KeyOf(head);
        if (invocation.Json) JsonOutput.Print(Document(head, election, key));
        else Print(head, election, key);
        return ExitCode.Ok;
    }

    /// <exception cref="UntrustedAnswerException">There is none.</exception>
    private static VerificationKey KeyOf(GetHeadResponse head) => VerificationKey.TryRead(head.IntakeKey.Span, out var key)
        ? key
        : throw new UntrustedAnswerException("The key that the server says it signs with is not a P-256 point.");

    private static JsonObject Document(GetHeadResponse head, string election, VerificationKey key) => new()
    {
        ["size"] = head.Head.Size,
        ["root"] = Convert.ToHexStringLower(head.Head.Root.Span),
        ["signature"] = Convert.ToHexStringLower(head.Head.Signature.Span),
        ["election"] = election.Length == 0 ? null : election,
        ["intakeKey"] = Convert.ToHexStringLower(key.Bytes.Span),
        ["intakeKeyId"] = key.Id.ToString(),
        ["formerIntakeKeys"] = new JsonArray([.. head.FormerIntakeKeys.Select(former => (JsonNode)new JsonObject
        {
            ["key"] = Convert.ToHexStringLower(former.PublicKey.Span), ["until"] = former.Until,
        })]),
    };

    private static void Print(GetHeadResponse head, string election, VerificationKey key)
    {
        Console.WriteLine($"size       {head.Head.Size:N0}");
        Console.WriteLine($"root       {Convert.ToHexStringLower(head.Head.Root.Span)}");
        Console.WriteLine($"signature  {Convert.ToHexStringLower(head.Head.Signature.Span)}");
        Console.WriteLine($"signed by  {key.Id}");
        Console.WriteLine($"its key    {Convert.ToHexStringLower(key.Bytes.Span)}");
        foreach (var former in head.FormerIntakeKeys)
            Console.WriteLine(
                $"former key {Convert.ToHexStringLower(former.PublicKey.Span)} until "
                + $"{Timestamp.FromMilliseconds(checked((long)former.Until))}");
        Console.WriteLine($"election   {(election.Length == 0 ? "none is defined yet" : election)}");
    }
}
