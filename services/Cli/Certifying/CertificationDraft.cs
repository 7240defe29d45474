using Google.Protobuf;
using Tabulation.Chronicle;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Recount;
using AllocationOutcome = Tabulation.Domain.Allocation.AllocationOutcome;

namespace Tabulation.Cli.Certifying;

/// <summary>What a certification of one contest has to say, from a recount, and what still stands in its way.</summary>
internal sealed class CertificationDraft
{
    private readonly ElectionState state;
    private readonly ContestIndex contest;

    public CertificationDraft(VerifiedFold fold, ContestIndex contest, string legalBasis, string reason)
    {
        (state, this.contest, Replaces) = (fold.Fold.State, contest, fold.Fold.State.Beside.Certifications.IdIn(contest));
        var sums = state.Tally!.SumsOf(state.Tally.Rows.WholeOf(contest)).ToArray();
        var (sheet, allocation) = (state.Election!.SheetOf(contest), ContestSeats.Allocate(state, contest));
        Certification = new Certification
        {
            Contest = sheet.Contest.Code,
            CheckpointSize = (ulong)fold.Position,
            CheckpointRoot = ByteString.CopyFrom(fold.Tree.HeadAt(fold.Position).Root.ToArray()),
            Lines = { sums.Take(sheet.Lines) },
            Votes = { sums.Skip(sheet.Lines) },
            Seats = { Enumerable.Range(0, sheet.Selections).Select(number => (uint)allocation.SeatsOf(new SelectionIndex(number))) },
            Outstanding = { Outstanding.In(state, contest).Select(precinct => state.Election[precinct].Code)
                .Order(StringComparer.Ordinal) },
            AreaProtocols = { Protocols.Select(protocol => ByteString.CopyFrom(protocol.Id.Value.ToArray())) },
            LegalBasis = legalBasis,
            Reason = Replaces.IsNone ? "" : reason,
        };
        Obstacles = [.. FindObstacles(allocation.Outcome)];
    }

    public Certification Certification { get; }

    /// <summary>The certification before, where the contest was opened again since; none for a first one.</summary>
    public StatementId Replaces { get; }

    /// <summary>Why it would be refused, as far as that is seen from here; one sentence each.</summary>
    public IReadOnlyList<string> Obstacles { get; }

    /// <summary>The area protocols in force, in ascending order of their ids.</summary>
    public IEnumerable<Stands<Domain.Statements.AreaProtocol>> Protocols => state.Beside.AreaProtocols.All
        .Where(protocol => protocol.Key.Contest == contest).Select(protocol => protocol.Value).OrderBy(protocol => protocol.Id.Value);

    /// <summary>Codes of the figures in which a protocol differs from the sums of its area's stations.</summary>
    public IReadOnlyList<string> Differing(Domain.Statements.AreaProtocol protocol)
    {
        var rows = state.Tally!.Rows;
        var row = rows.Of(contest, protocol.Place.Area);
        long[] figures = [.. protocol.Lines, .. protocol.Votes];
        return [.. LineComparison.Compare(state.Election!.SheetOf(contest), figures, state.Tally.SumsOf(row)).Select(line => line.Figure)];
    }

    private IEnumerable<string> FindObstacles(AllocationOutcome outcome)
    {
        if (state[contest].Certified) yield return "The contest is certified already; a court's reopening comes first.";
        var held = state.Tally!.CountsOf(state.Tally.Rows.WholeOf(contest)).Held;
        if (held > 0) yield return $"{held:N0} of its results are held; tabulate held lists them.";
        if (outcome == AllocationOutcome.LotNeeded) yield return "A tie waits for its lot; tabulate seats says between whom.";
        if (ContestSeats.FeedersOf(state.Election!, contest).Any(other => !state[other].Certified))
            yield return "Seats won in other contests decide who takes part, and not all of those are certified; certify them first.";
        if (Certification.Outstanding.Count > 0 && !Outstanding.CannotMatter(state, contest))
            yield return $"What {Certification.Outstanding.Count:N0} outstanding stations may still report could change a seat; wait for "
                + "it, or tabulate no-result.";
    }
}
