using Tabulation.Cli.Showing;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Watching;

/// <summary>Each message of a watch as JSON on a line of its own, for programs.</summary>
/// <param name="documents">How a message is written.</param>
/// <param name="output">Where to.</param>
/// <param name="state">Remembers how far it has come; null where nobody asked for that.</param>
internal sealed class JsonLines(TotalsDocuments documents, TextWriter output, WatchState? state)
{
    /// <summary>EPIPE, as .NET tells it on Unix (errno.h).</summary>
    private const int BrokenPipe = 32;

    /// <summary>
    /// Until the updates end, or nobody reads what is written here: whoever looks for one line closes the pipe when he has it.
    /// </summary>
    public async Task RunAsync(IAsyncEnumerable<WatchResponse> updates)
    {
        await foreach (var update in updates)
        {
            if (!TryPrint(update)) return;
            // Only afterwards: after a crash a message may come twice, and none is lost.
            state?.Write(update.ResumeToken.ToByteArray());
        }
    }

    private bool TryPrint(WatchResponse update)
    {
        try
        {
            JsonOutput.PrintLine(output, documents.Write(update));
            return true;
        }
        catch (IOException closed) when (closed.HResult == BrokenPipe)
        {
            return false;
        }
    }
}
