using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tabulation.Contracts.Keys;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Log;
using Tabulation.Recount;

namespace Tabulation.Publication.Http.Feeds;

/// <summary>The list of all published files with their hashes, and where else they are.</summary>
internal static class ManifestEndpoint
{
    /// <summary>A manifest makes every document anew: so long one serves whoever asks.</summary>
    internal static readonly TimeSpan Serves = TimeSpan.FromSeconds(10);

    private const string Format = "tabulation-manifest/1";
    private const string ForSeconds = "public, max-age=2";

    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.TryAddSingleton<FeedSettings>();
        services.TryAddSingleton<LogBoard>();
        return services.AddSingleton<MirrorShelf>().AddSingleton<PublishedFiles>().AddSingleton<ManifestParts>();
    }

    public static void MapFeeds(this RouteGroupBuilder api) => api.MapGet("/manifest.json", Manifest);

    /// <summary>Beside the log's other files, for whoever has its address and key and nothing else.</summary>
    public static void MapLogFeeds(this RouteGroupBuilder log)
    {
        log.MapGet("/manifest.json", Manifest);
        log.MapGet($"/{MirrorList.Path}", IResult (MirrorShelf mirrors) => mirrors.Read() is { Note: var note }
            ? new KeptDocument(new MadeDocument(note, "text/plain; charset=utf-8", Caching: ForSeconds))
            : Problems.NotFound("No mirrors are named.", "Ask the operator.") with { Caching = ForSeconds });
    }

    private static async Task<IResult> Manifest(ReleaseGate gate, DocumentShelf shelf, ManifestParts parts)
    {
        if (gate.Election is not { } election) return Problems.NoElection();
        var open = gate.State == GateState.Open;
        var moment = parts.Clock.GetUtcNow().Ticks / Serves.Ticks;
        return await shelf.JsonAsync($"manifest {open}", $"{moment}", async () => Of(parts, open, await parts.Files.ListAsync(election, open)));
    }

    private static ManifestDocument Of(ManifestParts parts, bool open, IReadOnlyList<FileDocument> files)
    {
        var (asOf, (externalId, rules)) = parts.Desk.Read(all => (all.State.Definition!.ExternalId, all.State.Definition.RulesVersion));
        var latest = parts.Board.Evidence is null ? parts.Board.Latest : null;
        return new ManifestDocument(
            Format, asOf, externalId, parts.Board.News?.LogKeys[0].Name, latest is null ? null : Encoding.UTF8.GetString(latest.Note.Span), parts.Settings.DataLicence,
            new FormatsDocument(rules, ResultsDocument.Format, "NIST SP 1500-100 v2", "c2sp.org/tlog-tiles"), files,
            open && latest is not null ? new TilesDocument("/log/tile/", latest.Head.Size, Convert.ToBase64String(latest.Head.Root.ToArray()), "public, max-age=31536000, immutable") : null,
            parts.Mirrors.Read() is ({ } list, { } note)
                ? new MirrorsDocument(list.SignedAt.ToString(), [.. list.Mirrors.Select(mirror => mirror.AbsoluteUri)], Encoding.UTF8.GetString(note))
                : null);
    }
}

/// <summary>What a manifest is made of.</summary>
internal sealed record ManifestParts(PublishedFiles Files, MirrorShelf Mirrors, LogBoard Board, ReportDesk Desk, FeedSettings Settings, TimeProvider Clock);
