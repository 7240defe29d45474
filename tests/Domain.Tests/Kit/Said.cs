using System.Text;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>What a statement says, in codes; its id follows from all of it.</summary>
internal sealed record Said(StatementKind Kind, string Authority)
{
    /// <summary>Null for the authority's own key.</summary>
    public KeyId? SignedBy { get; init; }
    public ElectionId ElectionId { get; init; } = Draft.Id;
    public StatementId Replaces { get; init; }
    public string Contest { get; init; } = "";
    public string Precinct { get; init; } = "";
    public long[] Lines { get; init; } = [];
    public long[] Votes { get; init; } = [];
    public bool AsWritten { get; init; }
    public string Reason { get; init; } = "";
    public StatementId Reviewed { get; init; }
    public ReviewDecision Decision { get; init; }
    public long[] Order { get; init; } = [];
    /// <summary>Code of the authority that changes.</summary>
    public string Concerned { get; init; } = "";
    public AuthorityChange? Change { get; init; }
    public ElectionDefinition? Definition { get; init; }
    public RegistryPage? Page { get; init; }

    public StatementId Id => Definition is not null ? Draft.DefinitionStatement : StatementId.OfPayload(Encoding.UTF8.GetBytes(ToString()));

    public static Said Result(string authority, string contest, string precinct, long[] lines, long[] votes) =>
        new(StatementKind.PrecinctResult, authority) { Contest = contest, Precinct = precinct, Lines = lines, Votes = votes };

    public static Said Review(string authority, StatementId reviewed, ReviewDecision decision) =>
        new(StatementKind.Review, authority) { Reviewed = reviewed, Decision = decision, Reason = "looked at again" };

    public static Said Lot(string contest, params long[] order) => new(StatementKind.Lot, "cec") { Contest = contest, Order = order };

    public static Said Adds(Authority added) => Changes(AuthorityChangeKind.Add) with { Change = new(AuthorityChangeKind.Add, null, added, default, true) };

    public static Said Rotates(string authority, int key) => Changes(AuthorityChangeKind.Rotate) with
    {
        Concerned = authority, Change = new(AuthorityChangeKind.Rotate, null, null, Parts.PublicKey(key), true),
    };

    public static Said Revokes(string authority) => Changes(AuthorityChangeKind.Revoke) with { Concerned = authority };

    public static Said Defines(ElectionDefinition definition) =>
        new(StatementKind.ElectionDefinition, definition.Root.Code) { ElectionId = default, Definition = definition,
            SignedBy = definition.Root.Key };

    public static Said Registers(RegistryPage page, Draft draft) =>
        new(StatementKind.RegistryPage, draft.Definition.Root.Code) { Page = page, SignedBy = draft.Definition.Root.Key };

    private static Said Changes(AuthorityChangeKind kind) =>
        new(StatementKind.AuthorityChange, "cec") { Reason = "the office moved", Change = new(kind, null, null, default, true) };

    public Said Correcting(StatementId earlier) => this with { Replaces = earlier, Reason = "counted again" };

    /// <summary>As the decoder would: into a statement that carried another one before.</summary>
    public Statement Into(Statement target, ElectionState state)
    {
        var election = state.Election;
        target.Clear();
        target.Id = Id;
        target.Kind = Kind;
        target.LookedUpIn = election;
        target.ElectionId = ElectionId;
        target.Authority = election?.FindAuthority(Authority);
        target.SignedBy = SignedBy ?? (target.Authority is { } index ? election![index].Key : default);
        target.Replaces = Replaces;
        target.Definition = Definition;
        target.Page = Page;
        if (Kind == StatementKind.PrecinctResult) FillResult(target.Result, election);
        if (Kind == StatementKind.Review) target.Review = new Review(Reviewed, Decision, Reason.Length > 0);
        if (Kind == StatementKind.Lot) target.Lot = new LotDrawn(election?.FindContest(Contest), Order);
        if (Change is not null) target.AuthorityChange = Change with { Changed = election?.FindAuthority(Concerned), HasReason = Reason.Length > 0 };
        return target;
    }

    public override string ToString() => string.Join(' ', Kind, Authority, Replaces, $"{Contest}@{Precinct}",
        $"[{string.Join(',', Lines)}]",
        $"[{string.Join(',', Votes)}]", AsWritten, Reason, Reviewed, Decision, $"[{string.Join(',', Order)}]", Page?.ContentHash, Concerned, Change?.Kind,
        Change is null ? "" : Convert.ToHexString(Change.NewKey.Span), Change?.Added?.Code);

    private void FillResult(PrecinctResult result, Election? election)
    {
        result.Contest = election?.FindContest(Contest);
        result.Precinct = election?.FindPrecinct(Precinct);
        result.Slot = result is { Contest: { } contest, Precinct: { } precinct } ? election!.Slots.Find(contest, precinct) : null;
        result.AsWritten = AsWritten;
        result.HasReason = Reason.Length > 0;
        foreach (var line in Lines) result.AddLine(line);
        foreach (var vote in Votes) result.AddVote(vote);
    }
}
