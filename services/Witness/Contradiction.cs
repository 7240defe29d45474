using System.Text;
using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>A checkpoint, signed by its log, that does not go together with the one cosigned last.</summary>
/// <param name="Kind">How much that proves.</param>
/// <param name="Cosigned">What was cosigned.</param>
/// <param name="Presented">What was presented, with the log's signatures and no other.</param>
/// <param name="Request">With the proof that was presented.</param>
internal sealed record Contradiction(ContradictionKind Kind, CosignedCheckpoint Cosigned, SignedNote Presented, WitnessRequest Request)
{
    /// <summary>Names the pair of notes and nothing else: what anybody may add to a request makes no other evidence.</summary>
    public string Name => $"{Prefix(Kind)}{Cosigned.Head.Size}-{Hash256.Of(Encoding.UTF8.GetBytes($"{Cosigned.Note.Text}\n{Presented.Text}"))}"[..^48];

    /// <summary>How the names of its kind begin.</summary>
    public static string Prefix(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Fork => "fork-",
        ContradictionKind.Unproven => "unproven-",
    };

    /// <summary>What it is, for people, and both notes as they were signed.</summary>
    public override string ToString() =>
        $"{Explain()}\n\n--- cosigned\n{Cosigned.Note}\n--- presented\n{Presented}\n--- with this proof that the second continues the first\n{Proof()}";

    private string Explain() => Kind switch
    {
        ContradictionKind.Fork => "The log signed two checkpoints of one size with different roots. Both signatures are the log's: it has shown two histories.",
        ContradictionKind.Unproven => "The log signed both checkpoints; the proof sent with the second does not show that it continues the first. "
            + "Anyone can send a signed checkpoint with a wrong proof: ask the log for the right one. A log that has none has shown two histories.",
    };

    private string Proof() => string.Concat([$"old {Request.OldSize}\n", .. Request.Path.ToArray().Select(hash => $"{Convert.ToBase64String(hash.ToArray())}\n")]);
}

/// <summary>How much a contradiction proves.</summary>
internal enum ContradictionKind
{
    /// <summary>Two roots at one size: proof against the log.</summary>
    Fork,

    /// <summary>A proof that fails: perhaps the log's fault, perhaps the sender's.</summary>
    Unproven,
}
