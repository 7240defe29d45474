using Tabulation.Contracts.Channels;
using Tabulation.Recount.Logs;

namespace Tabulation.Cli.Logs;

/// <summary>A log's files, wherever they are.</summary>
internal sealed class LogSource : IDisposable
{
    private readonly IDisposable? connection;

    private LogSource(ILogFiles files, IDisposable? connection = null) => (Files, this.connection) = (files, connection);

    public ILogFiles Files { get; }

    /// <exception cref="LogUnreadableException">There is no such folder.</exception>
    /// <exception cref="InputException">--ca holds no certificate.</exception>
    public static LogSource Open(Invocation invocation, string log)
    {
        if (Uri.TryCreate(log, UriKind.Absolute, out var url) && (url.Scheme == "http" || url.Scheme == "https"))
            return Over(invocation, url);
        return Directory.Exists(log)
            ? new LogSource(new FolderLogFiles(log))
            : throw new LogUnreadableException($"There is no log: {log} is neither a URL nor a folder.");
    }

    public void Dispose() => connection?.Dispose();

    private static LogSource Over(Invocation invocation, Uri url)
    {
        var roots = invocation.Get(CommonOptions.Ca) is { } file ? ServerConnection.Read(file) : null;
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            SslOptions = ServiceChannel.Trusting(roots),
        };
        var files = new HttpLogFiles(url, handler, invocation.Clock);
        return new LogSource(files, files);
    }
}
