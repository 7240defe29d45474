using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Tabulation.TransparencyLog;

namespace Tabulation.Tabulator.Checkpoints;

/// <summary>
/// One witness, asked by the tlog-witness protocol ("add-checkpoint"). What it says against the log counts only where it shows what the log's own key has signed: no witness can
/// hold up an election. Not safe for concurrent use.
/// </summary>
internal sealed partial class Witness(WitnessAddress address, IReadOnlyList<NoteVerifier> logKeys, HttpClient http, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Size that it cosigned last, as far as known.</summary>
    private long cosigned;

    public bool HasCosigned(SignedNote note) => note.Check([address.Key], out _) == NoteCheck.Verified;

    /// <summary>Its answer; empty where it gave none in time.</summary>
    public async Task<WitnessAnswer> CosignAsync(SignedNote note, TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return await AskAsync(note, head, tree, patience.Token)
                ?? await AskAsync(note, head, tree, patience.Token)
                ?? throw new InvalidDataException($"It stands at {cosigned} entries now, and at others when it is asked again.");
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidDataException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogFailure(failure, address.Key.Name);
            return new WitnessAnswer(null, null);
        }
    }

    /// <summary>Null where it stands elsewhere than was thought, which is known afterwards.</summary>
    private async Task<WitnessAnswer?> AskAsync(SignedNote note, TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        var request = new WitnessRequest(cosigned, tree.ConsistencyPath(cosigned, head.Size), note);
        using var body = new ByteArrayContent(request.ToBytes());
        using var response = await http.PostAsync(new Uri(address.Address, "add-checkpoint"), body, cancellation);
        // Not as a string: what the witness says of its encoding might be nonsense, and throw.
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellation));
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            cosigned = ReadSize(text, head.Size);
            return null;
        }

        if (response.StatusCode == HttpStatusCode.UnprocessableEntity) return new WitnessAnswer(null, await EvidenceAsync(head, tree, cancellation));
        response.EnsureSuccessStatusCode();
        var line = ReadCosignature(text, note);
        cosigned = head.Size;
        return new WitnessAnswer(line, null);
    }

    /// <summary>It does not find that the checkpoint continues the one it cosigned last: that one, where the log's key has signed it and it is of another history.</summary>
    private async Task<SignedNote?> EvidenceAsync(TreeHead head, GrowingTree tree, CancellationToken cancellation)
    {
        LogContradiction(address.Key.Name, cosigned, head.Size);
        var shown = await http.GetByteArrayAsync(new Uri(address.Address, $"{Checkpoint.HashOf(logKeys[0].Name)}/checkpoint"), cancellation);
        return OtherHistory.Find(shown, logKeys, tree)
            ?? throw new InvalidDataException("It shows no checkpoint of another history that the log's key has signed: what it says is not believed.");
    }

    /// <summary>A size above the checkpoint's is not believed for longer than this checkpoint: the witness is asked again at the next.</summary>
    private static long ReadSize(string text, long most)
    {
        if (!text.EndsWith('\n') || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            throw new InvalidDataException("It answered a conflict without a size.");
        return size <= most ? size : throw new InvalidDataException($"It has cosigned {size} entries, which is more than {most}.");
    }

    /// <summary>Lines by others are not its to give, and a cosignature says when it was made.</summary>
    private NoteSignature ReadCosignature(string text, SignedNote note) =>
        NoteSignature.TryParseLines(text, out var lines) && lines.FirstOrDefault(line => address.Key.Verifies(note.Text, line) && HasTime(line)) is { } cosignature
            ? cosignature
            : throw new InvalidDataException("It answered without a cosignature of its key and a time.");

    private static bool HasTime(NoteSignature line) => Cosignature.TryRead(line.Signature.Span, out var cosignature) && cosignature.Time > 0;

    [LoggerMessage(LogLevel.Warning, "The witness {Name} has not cosigned this time.")]
    private partial void LogFailure(Exception failure, string name);

    [LoggerMessage(LogLevel.Critical, "The witness {Name} says that the log of {To} entries does not continue the log of {From} entries that it has cosigned.")]
    private partial void LogContradiction(string name, long from, long to);
}

/// <summary>What a witness answers.</summary>
/// <param name="Cosignature">Null where it gave none.</param>
/// <param name="Evidence">A checkpoint of another history that the log's key has signed; null where it has none.</param>
internal sealed record WitnessAnswer(NoteSignature? Cosignature, SignedNote? Evidence);
