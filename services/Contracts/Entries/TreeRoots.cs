using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>The roots of a log's tree, as far as it is known here.</summary>
public sealed class TreeRoots(GrowingTree tree) : ILogRoots
{
    public Digest? RootAt(long size) => size <= tree.Size ? Digest.From(Hash256.AsBytes([tree.HeadAt(size).Root])) : null;
}
