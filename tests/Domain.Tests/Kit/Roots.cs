using System.Globalization;
using System.Text;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>Stands in for a log's tree: another root at each size.</summary>
internal sealed class Roots : ILogRoots
{
    public static Roots All { get; } = new();

    public static Digest At(long size) => Digest.Of(Encoding.UTF8.GetBytes(size.ToString(CultureInfo.InvariantCulture)));

    public Digest? RootAt(long size) => At(size);
}
