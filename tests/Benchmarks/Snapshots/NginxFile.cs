using Tabulation.TestKit;

namespace Tabulation.Benchmarks.Snapshots;

/// <summary>nginx, on a port of its own, serving one file as it is, and as it is compressed.</summary>
internal sealed class NginxFile : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private ChildProcess? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Find()}/");

    /// <summary>Installs it where it is missing.</summary>
    public static async Task<NginxFile> StartAsync(byte[] plain, byte[] gzip)
    {
        await ChildProcess.Run(Repository.PathOf("tests/install-debian.sh"), "nginx-light", "wrk");
        var nginx = new NginxFile();
        await File.WriteAllBytesAsync(nginx.folder.File("totals"), plain);
        await File.WriteAllBytesAsync(nginx.folder.File("totals.gz"), gzip);
        await File.WriteAllTextAsync(nginx.folder.File("conf"), nginx.Configuration());
        nginx.process = ChildProcess.Start("/usr/sbin/nginx", "-c", nginx.folder.File("conf"));
        using var client = new HttpClient();
        await Wait.Until(() => AnswersAsync(client, new Uri(nginx.Address, "totals")), "nginx");
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>As many workers as cores, no log, files kept open: what it is fastest with.</summary>
    private string Configuration() => $$"""
        user root;
        worker_processes auto;
        daemon off;
        pid {{folder.File("pid")}};
        error_log {{folder.File("errors")}};
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 1000000;
          open_file_cache max=10;
          default_type application/json;
          client_body_temp_path {{folder.Path}};
          proxy_temp_path {{folder.Path}};
          fastcgi_temp_path {{folder.Path}};
          uwsgi_temp_path {{folder.Path}};
          scgi_temp_path {{folder.Path}};
          server { listen 127.0.0.1:{{Address.Port}}; root {{folder.Path}}; gzip_static on; }
        }
        """;

    private static async Task<bool> AnswersAsync(HttpClient client, Uri file)
    {
        try
        {
            return (await client.GetAsync(file)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
