using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Tabulation.Publication.Http.Tables;

namespace Tabulation.Publication.Http.Serving;

/// <summary>
/// Documents as they were worked out last: each once for all who ask for the same, again only where what it is made of has moved on, at most once
/// a second, long ones with a twentieth of one processor, and only so many. Each says itself where it stands. Safe for concurrent use.
/// </summary>
internal sealed class DocumentShelf(IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>Those that nobody has asked for the longest make room.</summary>
    internal const int Most = 64;

    /// <summary>256 MiB, likewise: all that are finished together, compressed or not. The one asked for last stays, however long it is.</summary>
    internal const long MostBytes = 256 << 20;

    /// <summary>
    /// 1 s from when it was begun: so long one serves whoever asks, though a newer one could be made. On the night something changes at every moment.
    /// </summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>From 1 MiB on one serves so many times as long as it took to make: a table of all stations must not keep a processor busy.</summary>
    internal const int RestFactor = 20;

    private const int Long = 1 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Kept> kept = [];
    private long questions;

    /// <summary>How often a document was worked out.</summary>
    internal long Made { get; private set; }

    /// <param name="name">Route and filter, which were found to be right: a name that nobody could ask for takes no room.</param>
    /// <param name="asOf">What it is made of stands there: elsewhere it is another document.</param>
    /// <param name="make">
    /// Works it out, of what is there then. What this throws all get who wait for it, and whoever asks next lets it be worked out again.
    /// </param>
    public Task<IResult> JsonAsync<T>(string name, string asOf, Func<Task<T>> make) =>
        AnswerAsync($"json {name}", asOf, async () => Json(await make()));

    /// <inheritdoc cref="JsonAsync{T}"/>
    public Task<IResult> CsvAsync(string name, string asOf, Func<(long Position, CsvText Table)> make) => AnswerAsync(
        $"csv {name}", asOf, () => Task.FromResult(Csv(make())));

    /// <summary>As it is sent.</summary>
    /// <param name="document">Whatever is to be sent.</param>
    /// <param name="position">Where it stands, if it does not say so itself.</param>
    public MadeDocument Json<T>(T document, long? position = null) => new(
        JsonSerializer.SerializeToUtf8Bytes(document, json.Value.SerializerOptions), "application/json; charset=utf-8",
        (document as IStanding)?.AsOf is { } asOf ? (long)asOf.Position : position);

    /// <inheritdoc cref="JsonAsync{T}"/>
    public async Task<IResult> AnswerAsync(string name, string asOf, Func<Task<MadeDocument>> make)
    {
        Task<KeptDocument> document;
        lock (gate)
        {
            if (!kept.TryGetValue(name, out var found) || !Serves(found, asOf)) found = Make(name, asOf, make);
            found.LastAsked = ++questions;
            MakeRoom();
            document = found.Document;
        }

        return await document;
    }

    private static MadeDocument Csv((long Position, CsvText Table) made) =>
        new(made.Table.ToBytes(), "text/csv; charset=utf-8", made.Position);

    /// <summary>One that is being made serves wherever things stand by now: another beside it would be late too, and hold up both.</summary>
    private bool Serves(Kept found, string asOf) =>
        !found.Document.IsCompleted
        || (found.Document.IsCompletedSuccessfully && (found.AsOf == asOf || clock.GetTimestamp() < found.Document.Result.FreshUntil));

    private Kept Make(string name, string asOf, Func<Task<MadeDocument>> make)
    {
        Made++;
        var begun = clock.GetTimestamp();
        return kept[name] = new Kept(asOf, Task.Run(async () => Keep(begun, await make())));
    }

    private KeptDocument Keep(long begun, MadeDocument made)
    {
        var rest = made.Body.Length < Long ? Fresh : TimeSpan.FromTicks(Math.Max(Fresh.Ticks, RestFactor * clock.GetElapsedTime(begun).Ticks));
        return new KeptDocument(made) { FreshUntil = begun + (long)(rest.TotalSeconds * clock.TimestampFrequency) };
    }

    private void MakeRoom()
    {
        while (kept.Count > Most || (kept.Count > 1 && kept.Values.Sum(each => each.Bytes) > MostBytes))
            kept.Remove(kept.MinBy(each => each.Value.LastAsked).Key);
    }

    private sealed class Kept(string asOf, Task<KeptDocument> document)
    {
        public string AsOf { get; } = asOf;

        public Task<KeptDocument> Document { get; } = document;

        public long LastAsked { get; set; }

        public long Bytes => Document.IsCompletedSuccessfully ? Document.Result.Bytes : 0;
    }
}
