using Tabulation.Contracts;

namespace Tabulation.Bus;

/// <summary>The messages there are.</summary>
internal static class BodyMessages
{
    /// <summary>Null for a type that is none of them.</summary>
    public static IBodyMessage? Read(Type type, byte[] body) =>
        type == typeof(LedgerBatchMessage) ? new LedgerBatchMessage(body)
        : type == typeof(TotalsChangedMessage) ? new TotalsChangedMessage(body)
        : null;
}
