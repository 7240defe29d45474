using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>Who a witness is and what it watches.</summary>
/// <param name="Cosigner">Its key under its name, used by no other witness.</param>
/// <param name="Logs">
/// Keys of the logs, type 0x01, at least one; a key's name is the origin of its log's checkpoints, and a log may have several.
/// </param>
/// <param name="State">Directory of what it cosigned last and of evidence; made if it is not there.</param>
/// <param name="Address">Where to listen, http; port 0 for any.</param>
public sealed record WitnessSettings(Cosigner Cosigner, IReadOnlyList<NoteVerifier> Logs, string State, Uri Address);
