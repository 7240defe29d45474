using System.Text.Json;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Http.Streams;

/// <summary>Reads server-sent events as the specification says: lines of fields, an empty line after each event.</summary>
internal sealed class SentEvents(HttpResponseMessage response, StreamReader reader) : IAsyncDisposable
{
    public HttpResponseMessage Response { get; } = response;

    public static async Task<SentEvents> OpenAsync(PublishedApi api, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new SentEvents(response, new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event; comments and what has no data are passed over.</summary>
    public async Task<(string Kind, string Id, JsonElement Data)> NextAsync()
    {
        var fields = new Dictionary<string, string>();
        while (await reader.ReadLineAsync().WaitAsync(Wait.Limit) is { } line)
        {
            if (line.Length > 0) fields[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].TrimStart();
            else if (fields.TryGetValue("data", out var data)) return (fields["event"], fields["id"], JsonDocument.Parse(data).RootElement);
            else fields.Clear();
        }

        throw new EndOfStreamException();
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        Response.Dispose();
        return ValueTask.CompletedTask;
    }
}
