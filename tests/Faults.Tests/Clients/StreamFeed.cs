using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tabulation.Chronicle;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>Server-sent events of GET /api/stream, gone on with by their Last-Event-ID; GET /api/totals and GET /api/events.</summary>
internal sealed class StreamFeed : IFeed, IDisposable
{
    private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public async IAsyncEnumerable<Heard> ReadAsync(ServiceProcess publication, string token, [EnumeratorCancellation] CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(publication.Http, "api/stream?depth=16"));
        if (token.Length > 0) request.Headers.Add("Last-Event-ID", token);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
        await using var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(stopping);
        var parser = SseParser.Create(stream);
        await foreach (var sent in parser.EnumerateAsync(stopping))
        {
            using var document = JsonDocument.Parse(sent.Data);
            var data = document.RootElement;
            yield return new Heard(sent.EventType == "snapshot", PositionOf(data), parser.LastEventId, Written(data), EventsOf(data));
        }
    }

    public async Task<IReadOnlyList<HeardTotal>> TotalsAsync(ServiceProcess publication, ElectionChronicle chronicle) =>
        Written(await AskAsync(publication, "api/totals?depth=16", chronicle));

    /// <summary>What the list of events has; it must be of the chronicle's statements, in its order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(ServiceProcess publication, ElectionChronicle chronicle, ulong from)
    {
        var events = new List<JsonElement>();
        for (var next = (long)from; next < chronicle.Position;)
        {
            var page = await AskAsync(publication, $"api/events?from={next}", chronicle);
            events.AddRange(page.GetProperty("events").EnumerateArray());
            next = page.GetProperty("next").GetInt64();
        }

        Assert.Equal(
            chronicle.EventsFrom((long)from).Select(told => Convert.ToHexStringLower(told.StatementId.Span)),
            events.Select(told => told.GetProperty("statement").GetString()));
        return [.. events.Select(told => told.GetRawText())];
    }

    public void Dispose() => http.Dispose();

    /// <summary>Once it stands where the chronicle does.</summary>
    private async Task<JsonElement> AskAsync(ServiceProcess publication, string path, ElectionChronicle chronicle)
    {
        var data = default(JsonElement);
        await Wait.Until(async () =>
        {
            data = JsonDocument.Parse(await http.GetStringAsync(new Uri(publication.Http, path))).RootElement;
            return PositionOf(data) == (ulong)chronicle.Position;
        }, $"{path} as of {chronicle.Position}");
        return data;
    }

    private static ulong PositionOf(JsonElement data) => data.GetProperty("asOf").GetProperty("position").GetUInt64();

    private static List<string> EventsOf(JsonElement data) =>
        data.GetProperty("events") is { ValueKind: JsonValueKind.Array } events ? [.. events.EnumerateArray().Select(told => told.GetRawText())] : [];

    private static List<HeardTotal> Written(JsonElement data) =>
        [.. data.GetProperty("totals").EnumerateArray().Select(row => new HeardTotal($"{row.GetProperty("contest")}", $"{row.GetProperty("area")}", row.GetRawText()))];
}
