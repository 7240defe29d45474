using Grpc.Core;
using Tabulation.Contracts.Errors;

namespace Tabulation.Intake;

/// <summary>A ledger that cannot be written to, as a client sees it: try again, nothing was lost.</summary>
internal static class Outage
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static async Task Guard(Task answered)
    {
        try
        {
            await answered;
        }
        catch (Exception outage) when (outage is not (OperationCanceledException or RpcException))
        {
            throw RichError.Create(StatusCode.Unavailable,
                "The ledger cannot be written to at present. Send the same statements again: those already recorded get the same receipt.",
                ErrorDetail.RetryInfo(RetryAfter));
        }
    }
}
