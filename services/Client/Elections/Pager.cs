using Tabulation.Contracts.V1;

namespace Tabulation.Client.Elections;

/// <summary>Divides a registry of any size into pages, each small enough for an entry of the ledger.</summary>
public static class Pager
{
    /// <summary>The most bytes a page may take, encoded.</summary>
    public const int MostBytes = 65_000;

    /// <summary>The most pages an election may have.</summary>
    public const int MostPages = 1_500;

    /// <summary>
    /// Divides <paramref name="registry"/>, filling page after page. Authorities, areas, contests and precincts keep their order, and thus
    /// the numbers by which they refer to each other. The same registry always gives the same pages.
    /// </summary>
    /// <param name="registry">The whole registry as one page; its number does not matter. Not changed.</param>
    /// <exception cref="ArgumentException">
    /// One of its items alone takes more than a page, or it takes more than <see cref="MostPages"/> pages.
    /// </exception>
    public static PagedRegistry Split(RegistryPage registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var pages = new PageFiller();
        pages.AddRange(registry.Authorities, page => page.Authorities);
        pages.AddRange(registry.Areas, page => page.Areas);
        pages.AddRange(registry.Contests, page => page.Contests);
        pages.AddRange(registry.Precincts, page => page.Precincts);
        return new PagedRegistry(pages.Finish());
    }
}
