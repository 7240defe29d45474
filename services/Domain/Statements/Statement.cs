using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Statements;

/// <summary>
/// What an authority said, decoded and with its codes looked up in one election. Filled by the decoder and reused by the fold, so that
/// folding allocates nothing; not safe for concurrent use.
/// </summary>
public sealed class Statement
{
    public StatementId Id { get; set; }
    public StatementKind Kind { get; set; }

    /// <summary>The registry its codes were looked up in; null where there was none yet.</summary>
    public Election? LookedUpIn { get; set; }

    /// <summary>None in a definition.</summary>
    public ElectionId ElectionId { get; set; }

    /// <summary>Null where no such authority exists.</summary>
    public AuthorityIndex? Authority { get; set; }

    /// <summary>Key under which its signature was found good.</summary>
    public KeyId SignedBy { get; set; }

    /// <summary>None for the first statement in its slot.</summary>
    public StatementId Replaces { get; set; }

    /// <summary>The content of a PrecinctResult; reused.</summary>
    public PrecinctResult Result { get; } = new();

    /// <summary>What is said in all other kinds but definitions and pages; null in those.</summary>
    public StatementContent? Content { get; set; }

    public RegistryPage? Page { get; set; }
    public ElectionDefinition? Definition { get; set; }

    /// <exception cref="InvalidCastException">Its content is another.</exception>
    public T Says<T>() where T : StatementContent => (T)Content!;

    /// <summary>Forgets everything, for the next statement.</summary>
    public void Clear()
    {
        Id = default;
        Kind = default;
        LookedUpIn = null;
        ElectionId = default;
        Authority = null;
        SignedBy = default;
        Replaces = default;
        Result.Clear();
        Content = null;
        Page = null;
        Definition = null;
    }
}
