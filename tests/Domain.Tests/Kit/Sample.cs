using System.Text;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>An observer group's sample in codes; an empty area is the whole contest.</summary>
internal sealed record Sample(string Contest, params (string Area, string[] Stations)[] Strata)
{
    public Digest Hash => Digest.Of(Encoding.UTF8.GetBytes(ToString()));

    public override string ToString() => $"{Contest}: {string.Join(' ', Strata.Select(stratum => $"{stratum.Area}[{string.Join(',', stratum.Stations)}]"))}";
}
