using System.Text;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>What a statement says, in codes; its id follows from all of it.</summary>
internal sealed partial record Said(StatementKind Kind, string Authority)
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
    public string LegalBasis { get; init; } = "article 3";

    public NoResultCause Cause { get; init; }
    public AnnulmentDecision Annulling { get; init; }

    /// <summary>Codes of stations that close, and those that open.</summary>
    public string[] Close { get; init; } = [];
    public Precinct[] Open { get; init; } = [];

    /// <summary>What all other kinds say, looked up in the election in force; told apart by <see cref="About"/>.</summary>
    private Func<Said, Election, StatementContent>? Content { get; init; }
    public string About { get; init; } = "";
    public ElectionDefinition? Definition { get; init; }
    public RegistryPage? Page { get; init; }

    public StatementId Id => Kind == StatementKind.ElectionDefinition ? Draft.DefinitionStatement : StatementId.OfPayload(Encoding.UTF8.GetBytes(ToString()));

    public static Said Result(string authority, string contest, string precinct, long[] lines, long[] votes) =>
        new(StatementKind.PrecinctResult, authority) { Contest = contest, Precinct = precinct, Lines = lines, Votes = votes };

    public static Said Review(string authority, StatementId reviewed, ReviewDecision decision) =>
        new(StatementKind.Review, authority) { Reviewed = reviewed, Decision = decision, Reason = "looked at again" };

    public static Said NoResult(string authority, string contest, string precinct, NoResultCause cause = NoResultCause.NotOpened) =>
        new(StatementKind.NoResult, authority) { Contest = contest, Precinct = precinct, Cause = cause, Reason = "the roof fell in" };

    public static Said Annul(string contest, string precinct, StatementId result) => Annuls(contest, precinct, AnnulmentDecision.Annul, result);

    public static Said Reinstate(string contest, string precinct, StatementId annulment) =>
        Annuls(contest, precinct, AnnulmentDecision.Reinstate, annulment);

    public static Said Endorse(string authority, string contest, string precinct, StatementId result) =>
        new(StatementKind.Endorsement, authority) { Contest = contest, Precinct = precinct, Reviewed = result };

    public static Said Restation(string[] close, Precinct[] open) =>
        new(StatementKind.RegistryChange, "cec") { Close = close, Open = open, Reason = "a flood" };

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

    private static Said Annuls(string contest, string precinct, AnnulmentDecision what, StatementId replaced) =>
        new(StatementKind.Annulment, "court") { Contest = contest, Precinct = precinct, Annulling = what, Replaces = replaced, Reason = "ruling 7" };

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
        if (Kind == StatementKind.Review) target.Content = new Review(Reviewed, Decision, Grounds);
        if (Kind == StatementKind.Lot) target.Content = new LotDrawn(election?.FindContest(Contest), Order);
        if (Change is not null) target.Content = Change with { Changed = election?.FindAuthority(Concerned), HasReason = HasReason };
        if (Kind == StatementKind.NoResult) target.Content = new NoResult(Place(election), Cause, Grounds);
        if (Kind == StatementKind.Annulment) target.Content = new Annulment(Place(election), Annulling, Grounds);
        if (Kind == StatementKind.Endorsement) target.Content = new Endorsement(Place(election), Reviewed);
        if (Kind == StatementKind.RegistryChange && Content is null)
            target.Content = new RegistryChange(new StationsChange([.. Close.Select(code => election?.FindPrecinct(code))], Open), null, null, Grounds);
        if (Content is not null) target.Content = Content(this, election!);
        return target;
    }

    public override string ToString() => string.Join(' ', Kind, Authority, Replaces, $"{Contest}@{Precinct}",
        $"[{string.Join(',', Lines)}]",
        $"[{string.Join(',', Votes)}]", AsWritten, Reason, Reviewed, Decision, $"[{string.Join(',', Order)}]", Page?.ContentHash, Concerned, Change?.Change,
        Change is null ? "" : Convert.ToHexString(Change.NewKey.Span), Change?.Added?.Code, LegalBasis, About, Cause, Annulling, string.Join(',', Close), string.Join(',', Open.Select(station => station.Code)));

    private bool HasReason => Reason.Length > 0;

    private Grounds Grounds => new(HasReason, LegalBasis.Length > 0);

    private ResultPlace Place(Election? election)
    {
        var (contest, precinct) = (election?.FindContest(Contest), election?.FindPrecinct(Precinct));
        return new ResultPlace(contest, precinct, contest is { } c && precinct is { } p ? election!.Slots.Find(c, p) : null);
    }

    private void FillResult(PrecinctResult result, Election? election)
    {
        result.Contest = election?.FindContest(Contest);
        result.Precinct = election?.FindPrecinct(Precinct);
        result.Slot = result is { Contest: { } contest, Precinct: { } precinct } ? election!.Slots.Find(contest, precinct) : null;
        result.AsWritten = AsWritten;
        result.HasReason = HasReason;
        foreach (var line in Lines) result.AddLine(line);
        foreach (var vote in Votes) result.AddVote(vote);
    }
}
