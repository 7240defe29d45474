using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Contracts;

/// <summary>From a RegistryPage in which <see cref="RegistryFormat"/> found nothing wrong to the domain's records.</summary>
internal static class RegistryMapping
{
    public static RegistryPage ToDomain(V1.RegistryPage page, Digest contentHash) => new()
    {
        Number = (int)page.Number,
        ContentHash = contentHash,
        Authorities = [.. page.Authorities.Select(ToDomain)],
        Areas = [.. page.Areas.Select(ToDomain)],
        Contests = [.. page.Contests.Select(ToDomain)],
        Precincts = [.. page.Precincts.Select(ToDomain)],
    };

    public static Authority ToDomain(V1.Authority authority) => new(
        authority.Code,
        DefinitionMapping.Names(authority.Names),
        (AuthorityRole)authority.Role,
        authority.PublicKey.Memory,
        [.. authority.Areas.Select(area => new AreaIndex((int)area))]);

    private static Area ToDomain(V1.Area area) => new(
        area.Code,
        DefinitionMapping.Names(area.Names),
        (int)area.Hierarchy,
        area.HasParent ? new AreaIndex((int)area.Parent) : null,
        area.ExternalId);

    private static Contest ToDomain(V1.Contest contest) => new(
        contest.Code,
        DefinitionMapping.Names(contest.Names),
        contest.ExternalId,
        (ContestKind)contest.Kind,
        (int)contest.Form,
        [.. contest.Selections.Select(ToDomain)],
        AllocationMapping.ToDomain(contest.Allocation),
        contest.HasArea ? new AreaIndex((int)contest.Area) : null);

    private static Selection ToDomain(V1.Selection selection) => new(
        selection.Code,
        DefinitionMapping.Names(selection.Names),
        selection.ExternalId,
        (SelectionKind)selection.Kind,
        (int)selection.RegistrationOrder,
        selection.ThresholdClass,
        selection.NominatedBy,
        selection.HasCandidates ? (int)selection.Candidates : null,
        selection.HasQuotaMembers ? (int)selection.QuotaMembers : null);

    public static Precinct ToDomain(V1.Precinct precinct) => new(
        precinct.Code,
        DefinitionMapping.Names(precinct.Names),
        [.. precinct.Areas.Select(area => new AreaIndex((int)area))],
        [.. precinct.Contests.Select(contest => new ContestIndex((int)contest))],
        precinct.HasRegistered ? (int)precinct.Registered : null,
        precinct.Previous is { } previous ? new PreviousFigures((int)previous.Registered, (int)previous.Ballots) : null) { ExternalId = precinct.ExternalId };
}
