using System.Text;

namespace Tabulation.TransparencyLog;

/// <summary>
/// What a signature is about (DSSE: the payload type). Each kind of signed thing has its own, so a signature over one can never be
/// shown as a signature over another. These are all there are.
/// </summary>
public sealed class PayloadType
{
    private readonly byte[] _utf8;

    private PayloadType(string name, int mostPayloads)
    {
        (Name, MostPayloads) = (name, mostPayloads);
        _utf8 = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>Statements that one authority signs together: 1 to 256.</summary>
    public static PayloadType StatementBundle { get; } = new("application/vnd.tabulation.statement-bundle.v1", 256);

    /// <summary>Answers (receipts and refusals) that Intake signs together: 1 to 65,536.</summary>
    public static PayloadType AnswerBundle { get; } = new("application/vnd.tabulation.answer-bundle.v1", 65_536);

    /// <summary>The head of a ledger. Not a bundle: it has no payloads to prove.</summary>
    public static PayloadType Head { get; } = new("application/vnd.tabulation.head.v1", 0);

    /// <summary>The name as signed, ASCII.</summary>
    public string Name { get; }

    /// <summary>The most payloads that one signature of this type may cover; 0 if it covers none.</summary>
    public int MostPayloads { get; }

    /// <summary><see cref="Name"/> in bytes.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
