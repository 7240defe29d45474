using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>Gathers cosignatures for checkpoints (c2sp.org/tlog-witness). A witness that does not answer in time is left out this time.</summary>
internal sealed class Witnesses(IReadOnlyList<WitnessAddress> addresses, int needed, HttpClient http, TimeProvider clock, ILogger<Witnesses> log)
{
    /// <summary>More than any witness has to say.</summary>
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan AddressesAnew = TimeSpan.FromMinutes(5);

    private readonly Witness[] all = [.. addresses.Select(address => new Witness(address, http, clock, log))];

    /// <summary>Who is known, and how many of them results need to be final.</summary>
    public WitnessPolicy Policy { get; } = new(needed, [.. addresses.Select(address => address.Key)]);

    /// <summary>A client for witnesses, who are strangers: they cannot send it elsewhere, nor fill memory.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = AddressesAnew }) { MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>The note with the cosignatures of all that gave one.</summary>
    public async Task<SignedNote> CosignAsync(SignedNote note, TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        var lines = await Task.WhenAll(all.Select(witness => witness.CosignAsync(note, head, tree, cancellation)));
        return note.With([.. lines.OfType<NoteSignature>()]);
    }
}
