using System.CommandLine;
using Google.Protobuf;
using Tabulation.Chronicle;
using Tabulation.Cli.Handing;
using Tabulation.Cli.Reading;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Election = Tabulation.Domain.Elections.Election;

namespace Tabulation.Cli.Commands;

/// <summary><c>tabulate annul</c> and <c>tabulate reinstate</c></summary>
internal static class AnnulCommand
{
    public static Command Create() => Create(
        "annul", AnnulmentDecision.Annul,
        "Takes a counted result out of the totals, as a court or the root authority. It stays in the ledger, and what becomes of the "
        + "station's voters is the election's own rule. Finds in the ledger what it must name, and says what that is.",
        "tabulate annul assembly r1-204 --reason \"Ballots cast after closing\" --legal-basis \"Ruling 12/2026 of the regional court\" "
        + "--authority court/1");

    public static Command CreateReinstate() => Create(
        "reinstate", AnnulmentDecision.Reinstate,
        "Takes an annulment back: the result counts again, as it was. Finds in the ledger what it must name, and says what that is.",
        "tabulate reinstate assembly r1-204 --reason \"Appeal upheld\" --legal-basis \"Ruling 3/2026 of the supreme court\" --authority "
        + "court/1");

    private static CliCommand Create(string name, AnnulmentDecision decision, string description, string example) =>
        new CliCommand(name, description, example)
    {
        PlaceArguments.Contest, PlaceArguments.Precinct, GroundsOptions.Reason, GroundsOptions.LegalBasis, KeyOptions.Authority,
        KeyOptions.Directory,
    }.Runs((invocation, cancellation) => RunAsync(invocation, decision, cancellation));

    private static async Task<ExitCode> RunAsync(Invocation invocation, AnnulmentDecision decision, CancellationToken cancellation)
    {
        var signer = KeyOptions.SignerOf(invocation);
        var (chronicle, election) = await invocation.Server.ChronicleAsync(cancellation);
        var slot = PlaceArguments.SlotOf(invocation, election);
        var standing = StandingOf(chronicle, election, slot, decision);
        if (!invocation.Json) await Console.Out.WriteLineAsync(standing.Words);
        var said = new Annulment
        {
            Contest = election[election.Slots.ContestOf(slot)].Code,
            Precinct = election[election.Slots.PrecinctOf(slot)].Code,
            Decision = decision,
            Reason = invocation.Get(GroundsOptions.Reason)!,
            LegalBasis = invocation.Get(GroundsOptions.LegalBasis)!,
        };
        var payload = new Payload { Annulment = said, Replaces = ByteString.CopyFrom(standing.Id.Value.ToArray()) };
        return await OneStatement.HandInAsync(invocation, signer, payload, cancellation, mayBeUndone: true);
    }

    private static (StatementId Id, string Words) StandingOf(
        ElectionChronicle chronicle, Election election, SlotIndex index, AnnulmentDecision decision)
    {
        var slot = chronicle.State[index];
        var place = $"{election[election.Slots.ContestOf(index)].Code} at {election[election.Slots.PrecinctOf(index)].Code}";
        if (decision == AnnulmentDecision.Reinstate) return slot.IsAnnulled
            ? (slot.Decision, $"The result in {place} was annulled by statement {slot.Decision}: {WhyAnnulled(chronicle, index)}")
            : throw new InputException($"The result in {place} is not annulled: {Words(slot.State)}.");
        return slot.State is SlotState.Counted or SlotState.CountedAndHeld
            ? (slot.Counted,
                $"The result in {place} that counts is statement {slot.Counted}, reported by {election[slot.CountedBy].Code}: "
                + $"{FiguresOf(chronicle, election, index)}.")
            : throw new InputException($"No result counts in {place} that could be annulled: {Words(slot.State)}.");
    }

    private static string WhyAnnulled(ElectionChronicle chronicle, SlotIndex slot)
    {
        var history = chronicle.HistoryOf(slot).ToHashSet();
        var annulled = chronicle.Events.Last(told => told.Kind == EventKind.Annulled && history.Contains((long)told.Position));
        return $"{annulled.Reason} ({annulled.LegalBasis}), by {annulled.Authority}.";
    }

    private static string FiguresOf(ElectionChronicle chronicle, Election election, SlotIndex slot)
    {
        var sheet = election.SheetOf(election.Slots.ContestOf(slot));
        var figures = chronicle.State.Tally!.CountedIn(slot);
        var texts = new List<string>();
        for (var figure = 0; figure < figures.Length; figure++)
        {
            var code = figure < sheet.Lines ? sheet.Form.Lines[figure].Code : sheet.Contest.Selections[figure - sheet.Lines].Code;
            texts.Add($"{code} {figures[figure]}");
        }

        return string.Join(", ", texts);
    }

    private static string Words(SlotState state) => state switch
    {
        SlotState.Awaited => "none is recorded",
        SlotState.Held => "the first one is held; tabulate review decides on it",
        SlotState.Counted or SlotState.CountedAndHeld => "it counts",
        SlotState.NoResult => "it is recorded that there is none",
        SlotState.NoResultAndHeld => "it was recorded that there is none, and one that came after all is held",
        SlotState.Annulled => "it is annulled already",
    };
}
