using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts;

/// <summary>Between heads as sent and heads as verified.</summary>
public static class Heads
{
    public static V1.SignedHead ToMessage(this SignedHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new V1.SignedHead
        {
            Size = (ulong)head.Head.Size,
            Root = ByteString.CopyFrom(head.Head.Root.ToArray()),
            Signature = UnsafeByteOperations.UnsafeWrap(head.Signature),
        };
    }

    /// <summary>
    /// False where the size is above 2^63-1 or the root is not 32 bytes long. The signature is not verified by being read.
    /// </summary>
    public static bool TryRead(V1.SignedHead message, [NotNullWhen(true)] out SignedHead? head)
    {
        ArgumentNullException.ThrowIfNull(message);
        head = message.Size <= long.MaxValue && Hash256.TryFrom(message.Root.Span, out var root)
            ? new SignedHead(new TreeHead((long)message.Size, root), message.Signature.Memory)
            : null;
        return head is not null;
    }
}
