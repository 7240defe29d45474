namespace Tabulation.Contracts;

/// <summary>What must hold in a RegistryPage before it can be mapped to the domain's records at all; the rest the domain checks.</summary>
internal static class RegistryFormat
{
    public static FormatProblem? Check(V1.RegistryPage page) =>
        DefinitionFormat.First(page.Authorities, "authorities", DefinitionFormat.CheckAuthority)
        ?? DefinitionFormat.First(page.Contests, "contests", CheckContest);

    private static FormatProblem? CheckContest(V1.Contest contest) =>
        contest.Allocation is { } allocation
            ? AllocationFormat.Check(allocation)?.Within("allocation")
            : DefinitionFormat.Missing("allocation");
}
