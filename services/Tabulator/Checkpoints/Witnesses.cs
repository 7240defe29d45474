using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>
/// Gathers cosignatures for checkpoints (c2sp.org/tlog-witness), and what witnesses have against the log. A witness that does not answer in time is left out this time.
/// </summary>
internal sealed class Witnesses(
    IReadOnlyList<WitnessAddress> addresses, int needed, IReadOnlyList<NoteVerifier> logKeys, HttpClient http, TimeProvider clock, ILogger<Witnesses> log)
{
    /// <summary>More than any witness has to say.</summary>
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan AddressesAnew = TimeSpan.FromMinutes(5);

    private readonly Witness[] all = [.. addresses.Select(address => new Witness(address, logKeys, http, clock, log))];

    /// <summary>Who is known, and how many of them results need to be final.</summary>
    public WitnessPolicy Policy { get; } = new(needed, [.. addresses.Select(address => address.Key)]);

    /// <summary>A client for witnesses, who are strangers: they cannot send it elsewhere, nor fill memory.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = AddressesAnew }) { MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>Whether so many have cosigned the checkpoint that its results are final.</summary>
    public bool AreEnough(SignedNote note) => Policy.Check(note, out _) == WitnessCheck.Enough;

    /// <summary>Asks all that have not cosigned it, at once.</summary>
    /// <param name="note">The checkpoint as its log has signed it, and as others may have cosigned it.</param>
    /// <param name="head">What it says.</param>
    /// <param name="tree">The log's, which has this head.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task<WitnessedNote> CosignAsync(SignedNote note, TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(all.Where(witness => !witness.HasCosigned(note)).Select(witness => witness.CosignAsync(note, head, tree, cancellation)));
        return new WitnessedNote(
            note.With([.. answers.Select(answer => answer.Cosignature).OfType<NoteSignature>()]), answers.Select(answer => answer.Evidence).FirstOrDefault(found => found is not null));
    }
}

/// <summary>What witnesses made of a checkpoint.</summary>
/// <param name="Note">It, with the cosignatures of all that gave one.</param>
/// <param name="Evidence">A checkpoint of another history that the log's key has signed, as one of them has it; null where none has.</param>
internal sealed record WitnessedNote(SignedNote Note, SignedNote? Evidence);
