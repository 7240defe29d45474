using Grpc.Core;

namespace Tabulation.ServiceDefaults.Errors;

/// <summary>The client has ended the call. A cancellation, but known before the call's own token is signalled.</summary>
internal sealed class ClientResetException(IOException reason) : OperationCanceledException("The client has ended the call.", reason);

/// <summary>
/// Requests whose end by the client's reset is a cancellation. The server reports it as an <see cref="IOException"/>, often before it
/// signals the call's token, and so not to be told from an outage of what the handler itself reads and writes.
/// </summary>
internal sealed class ResettableStream<T>(IAsyncStreamReader<T> requests) : IAsyncStreamReader<T>
{
    public T Current => requests.Current;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var moved = requests.MoveNext(cancellationToken);
        return moved.IsCompletedSuccessfully ? moved : Translate(moved);
    }

    private static async Task<bool> Translate(Task<bool> moved)
    {
        try
        {
            return await moved;
        }
        catch (IOException reset)
        {
            throw new ClientResetException(reset);
        }
    }
}
