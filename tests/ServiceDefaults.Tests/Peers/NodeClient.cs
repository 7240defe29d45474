using System.Text.Json;
using Grpc.Core;

namespace Tabulation.ServiceDefaults.Tests.Peers;

/// <summary>
/// One way from the peer to a server: where it is, what roots it trusts (a PEM file; null for no encryption) and whether it compresses.
/// </summary>
public sealed record NodeClient(NodePeer Peer, Uri Address, string? Roots = null, bool Gzip = false)
{
    public const string Echo = "tabulation.test.v1.Echo";
    public const string Health = "grpc.health.v1.Health";
    public const string Reflection = "grpc.reflection.v1.ServerReflection";

    private static int lastStream;

    public string Target => Address.Authority;

    public async Task<NodeOutcome> Unary(
        string method,
        object request,
        string service = Echo,
        (string Key, string Value)[]? metadata = null,
        int? deadlineMs = null,
        string? stream = null) =>
        NodeOutcome.From(await Peer.Run("unary", Arguments(service, method, request, metadata, deadlineMs, stream)));

    public async Task<NodeStream> Open(string method, object? request = null, string service = Echo)
    {
        var name = $"stream-{Interlocked.Increment(ref lastStream)}";
        await Peer.Run("open", Arguments(service, method, request, null, null, name));
        return new NodeStream(Peer, name);
    }

    public async Task<string[]> Subscribe(int count) =>
        (await Peer.Run("subscribe", new { Target, Service = Echo, Count = count })).Deserialize<string[]>()!;

    private object Arguments(
        string service, string method, object? request, (string Key, string Value)[]? metadata, int? deadlineMs, string? stream) => new
    {
        Target,
        Service = service,
        Method = method,
        Request = request,
        Roots,
        Gzip,
        Metadata = metadata?.Select(pair => new[] { pair.Key, pair.Value }) ?? [],
        DeadlineMs = deadlineMs ?? (int)TestKit.Wait.Limit.TotalMilliseconds,
        Stream = stream,
    };
}

/// <summary>How a call of the peer's ended. Values under <c>-bin</c> keys are base64.</summary>
public sealed record NodeOutcome(
    StatusCode Code, string Details, JsonElement Response, ILookup<string, string> Headers, ILookup<string, string> Trailers)
{
    public static NodeOutcome From(JsonElement json) => new(
        (StatusCode)json.GetProperty("code").GetInt32(),
        json.GetProperty("details").GetString()!,
        json.TryGetProperty("response", out var response) ? response : default,
        Pairs(json, "headers"),
        Pairs(json, "trailers"));

    public string? Text => Response.GetProperty("text").GetString();

    private static ILookup<string, string> Pairs(JsonElement json, string name) =>
        (json.TryGetProperty(name, out var pairs) ? pairs.Deserialize<string[][]>()! : []).ToLookup(pair => pair[0], pair => pair[1]);
}

/// <summary>A call of the peer's with a stream in either direction.</summary>
public sealed record NodeStream(NodePeer Peer, string Name)
{
    public Task Write(object message) => Peer.Run("write", new { Stream = Name, Message = message });

    public Task End() => Peer.Run("end", new { Stream = Name });

    public Task Cancel() => Peer.Run("cancel", new { Stream = Name });

    /// <summary>The next message; fails when the call has ended instead.</summary>
    public async Task<JsonElement> Next() => (await Peer.Run("next", new { Stream = Name })).GetProperty("message");

    /// <summary>How the call ended; fails when there is another message instead.</summary>
    public async Task<NodeOutcome> Outcome() => NodeOutcome.From((await Peer.Run("next", new { Stream = Name })).GetProperty("status"));
}
