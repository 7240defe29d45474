using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabulation.TestKit;

namespace Tabulation.ServiceDefaults.Tests.Peers;

/// <summary>The other implementation: Node with @grpc/grpc-js, in one process that carries out commands (<c>peer/main.js</c>).</summary>
public sealed class NodePeer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> pending = [];
    private readonly SemaphoreSlim writing = new(1);
    private readonly ChildProcess process;
    private readonly Task reading;
    private int lastId;

    private NodePeer(ChildProcess process)
    {
        this.process = process;
        reading = ReadAll();
    }

    public static async Task<NodePeer> Start()
    {
        await NodePackages.Install();
        return new(ChildProcess.Start("node", Repository.PathOf("tests/ServiceDefaults.Tests/peer/main.js")));
    }

    /// <summary>Sends a command and returns its result. Throws <see cref="InvalidOperationException"/> with what the peer threw.</summary>
    public async Task<JsonElement> Run(string command, object arguments)
    {
        var id = Interlocked.Increment(ref lastId);
        var result = pending[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var line = JsonSerializer.SerializeToNode(arguments, JsonSerializerOptions.Web)!.AsObject();
        (line["id"], line["command"]) = (JsonValue.Create(id), JsonValue.Create(command));
        await Write(line.ToJsonString());
        return await result.Task.WaitAsync(Wait.Limit);
    }

    public async ValueTask DisposeAsync()
    {
        process.Input.Close();
        await reading;
        await process.DisposeAsync();
        writing.Dispose();
    }

    private async Task Write(string line)
    {
        await writing.WaitAsync();
        try
        {
            await process.Input.WriteLineAsync(line);
            await process.Input.FlushAsync();
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task ReadAll()
    {
        while (await process.ReadLine() is { } line)
            Complete(JsonElement.Parse(line));
        foreach (var waiting in pending.Values)
            waiting.TrySetException(new InvalidOperationException($"The peer has ended. {process.Errors}"));
    }

    private void Complete(JsonElement answer)
    {
        pending.TryRemove(answer.GetProperty("id").GetInt32(), out var waiting);
        if (answer.TryGetProperty("result", out var result))
            waiting!.SetResult(result);
        else
            waiting!.SetException(new InvalidOperationException(answer.GetProperty("error").GetString()));
    }
}
