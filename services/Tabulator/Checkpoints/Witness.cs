using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>One witness, asked by the tlog-witness protocol ("add-checkpoint"). Not safe for concurrent use.</summary>
internal sealed partial class Witness(WitnessAddress address, HttpClient http, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Size that it cosigned last, as far as known.</summary>
    private long cosigned;

    /// <summary>Its cosignature; null where it gave none.</summary>
    public async Task<NoteSignature?> CosignAsync(SignedNote note, TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await AskAsync(note, head, tree, patience.Token) ?? await AskAsync(note, head, tree, patience.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidDataException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogFailure(failure, address.Key.Name);
            return null;
        }
    }

    /// <summary>Null where it stands elsewhere than was thought, which is known afterwards.</summary>
    private async Task<NoteSignature?> AskAsync(SignedNote note, TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        if (cosigned > head.Size) throw new InvalidDataException($"It has cosigned {cosigned} entries, which is more than {head.Size}.");
        var request = new WitnessRequest(cosigned, tree.ConsistencyPath(cosigned, head.Size), note);
        using var body = new ByteArrayContent(request.ToBytes());
        using var response = await http.PostAsync(new Uri(address.Address, "add-checkpoint"), body, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            cosigned = ReadSize(text);
            return null;
        }

        if (response.StatusCode == HttpStatusCode.UnprocessableEntity) LogContradiction(address.Key.Name, cosigned, head.Size);
        response.EnsureSuccessStatusCode();
        var line = ReadCosignature(text, note);
        cosigned = head.Size;
        return line;
    }

    private static long ReadSize(string text) => long.TryParse(text.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new InvalidDataException("It answered a conflict without a size.");

    private NoteSignature ReadCosignature(string text, SignedNote note) =>
        NoteSignature.TryParseLines(text, out var lines) && lines.FirstOrDefault(line => address.Key.Verifies(note.Text, line)) is { } cosignature
            ? cosignature
            : throw new InvalidDataException("It answered without a cosignature of its key.");

    [LoggerMessage(LogLevel.Warning, "The witness {Name} has not cosigned this time.")]
    private partial void LogFailure(Exception failure, string name);

    [LoggerMessage(LogLevel.Critical, "The witness {Name} says that the log of {To} entries does not continue the log of {From} entries that it has cosigned.")]
    private partial void LogContradiction(string name, long from, long to);
}
