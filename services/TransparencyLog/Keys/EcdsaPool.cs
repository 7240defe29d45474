using System.Security.Cryptography;

namespace Tabulation.TransparencyLog;

/// <summary>
/// Instances of one key for any number of threads. <see cref="ECDsa"/> does not promise that its instance members may be used
/// concurrently, so each call has one to itself; as many are kept as there are processors. The finalizers of their handles free them.
/// </summary>
internal sealed class EcdsaPool(ECParameters key)
{
    private readonly ECDsa?[] _idle = new ECDsa?[Environment.ProcessorCount];

    /// <summary>An instance that nobody else uses until it is handed back.</summary>
    /// <exception cref="CryptographicException">The parameters are no key of their curve.</exception>
    public ECDsa Rent()
    {
        foreach (ref var slot in _idle.AsSpan())
            if (Volatile.Read(ref slot) is not null && Interlocked.Exchange(ref slot, null) is { } idle)
                return idle;
        return ECDsa.Create(key);
    }

    public void Return(ECDsa instance)
    {
        foreach (ref var slot in _idle.AsSpan())
            if (Interlocked.CompareExchange(ref slot, instance, null) is null)
                return;
        instance.Dispose();
    }
}
