using Microsoft.AspNetCore.Http;

namespace Tabulation.Benchmarks.Watching;

/// <summary>The least that a server can do: streams that are written the same bytes at the same time.</summary>
internal sealed class BareStreams
{
    private TaskCompletionSource<byte[]> next = NewSignal();

    public async Task ServeAsync(HttpContext context)
    {
        var writer = context.Response.BodyWriter;
        var waiting = Volatile.Read(ref next);
        await writer.FlushAsync(context.RequestAborted);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            var bytes = await waiting.Task.WaitAsync(context.RequestAborted);
            waiting = Volatile.Read(ref next);
            await writer.WriteAsync(bytes, context.RequestAborted);
        }
    }

    public void Write(byte[] bytes) => Interlocked.Exchange(ref next, NewSignal()).SetResult(bytes);

    private static TaskCompletionSource<byte[]> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
