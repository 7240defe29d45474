using System.Security.Cryptography;
using Tabulation.Contracts.V1;
using Tabulation.ServiceDefaults.Peers;

namespace Tabulation.TotalsCache;

/// <summary>Seals totals on their way over the bus, so that only Tabulation can have sent them.</summary>
/// <param name="secret">Known to Tabulation and Publication alone, at least 16 bytes.</param>
public sealed class ChangeSeal(byte[] secret)
{
    private readonly MessageSeal seal = new(secret);

    /// <summary>One that nobody else can make or open: where both are one process.</summary>
    public static ChangeSeal Random() => new(RandomNumberGenerator.GetBytes(32));

    public byte[] Seal(TotalsChanged change) => seal.Close(change);

    /// <summary>The message; null where the seal is not ours, or broken, or holds something else than totals that stand somewhere.</summary>
    public TotalsChanged? Open(byte[] body) => seal.Open(body, TotalsChanged.Parser) is { AsOf: not null } change ? change : null;
}
