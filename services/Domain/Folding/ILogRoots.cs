using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Folding;

/// <summary>The roots that a log's tree had at its sizes: a function of its entries.</summary>
public interface ILogRoots
{
    /// <summary>The root over the first entries; null where not so many are known here.</summary>
    /// <param name="size">How many, 0 or more.</param>
    Digest? RootAt(long size);
}
