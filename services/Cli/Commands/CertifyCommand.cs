using System.CommandLine;
using Google.Protobuf;
using Tabulation.Cli.Certifying;
using Tabulation.Cli.Handing;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate certify</c></summary>
internal static class CertifyCommand
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Certify without asking; needed where nobody can be asked" };

    private static readonly Option<string> LegalBasis = GroundsOptions.LegalBasis;

    private static readonly Option<string?> Reason =
        new("--reason") { Description = "Why it is certified again after a court opened it, up to 500 characters; published",
            HelpName = "TEXT" };

    public static Command Create() => new CliCommand(
        "certify",
        "Certifies a contest: reads the whole ledger, verifies every signature and verdict in it, counts it anew, shows all totals, seats, "
        + "outstanding stations and area protocols that will be certified, and asks. The commission responsible for the whole contest "
        + "signs it. From then on nothing about the contest changes until a court opens it again.",
        "tabulate certify assembly --legal-basis \"Election Act, s. 92\" --authority central",
        "tabulate certify assembly --legal-basis \"s. 92\" --authority central --operator-key central.pub.pem --yes --json")
    {
        PlaceArguments.Contest, LegalBasis, Reason, Yes, OperatorOptions.Key, KeyOptions.Authority, KeyOptions.Directory,
    }.Runs(RunAsync);

    private static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (invocation.Json && !invocation.Get(Yes)) throw new UsageException("--json: nobody is asked; give --yes too.");
        var signer = KeyOptions.SignerOf(invocation);
        var fold = await LedgerRecount.RunAsync(invocation, cancellation);
        var election = fold.Fold.State.Election!;
        var contest = PlaceArguments.ContestOf(election, invocation.Get(PlaceArguments.Contest)!);
        var draft = new CertificationDraft(fold, contest, invocation.Get(LegalBasis)!, invocation.Get(Reason) ?? "");
        if (!invocation.Json) CertificationText.Print(invocation.Out, election, election.SheetOf(contest), draft);
        if (!draft.Replaces.IsNone && draft.Obstacles.Count == 0 && draft.Certification.Reason.Length == 0)
            throw new UsageException("--reason: the contest was certified before; say why it is certified again.");
        if (draft.Obstacles.Count > 0)
            throw new InputException(string.Join('\n', draft.Obstacles.Prepend("It cannot be certified; nothing was handed in.")));
        if (!invocation.Get(Yes) && !await ConfirmAsync(draft.Certification.Contest, cancellation))
            throw new UsageException("Not confirmed; nothing was handed in.");
        var payload = new Payload { Certification = draft.Certification };
        if (!draft.Replaces.IsNone) payload.Replaces = ByteString.CopyFrom(draft.Replaces.Value.ToArray());
        return await OneStatement.HandInAsync(invocation, signer, payload, cancellation, more: CertificationText.Document(draft));
    }

    private static async Task<bool> ConfirmAsync(string contest, CancellationToken cancellation)
    {
        await Console.Error.WriteAsync($"Certify this? Type the contest's code, {contest}, to do so: ");
        return (await Console.In.ReadLineAsync(cancellation))?.Trim() == contest;
    }
}
