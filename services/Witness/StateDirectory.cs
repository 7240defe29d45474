using Tabulation.TransparencyLog;

namespace Tabulation.Witness;

/// <summary>
/// What a witness must not forget: for each log the checkpoint it cosigned last, in <c>ORIGIN HASH/checkpoint</c>, as the protocol serves it. For one witness at a
/// time, which has <c>lock</c> open.
/// </summary>
internal sealed class StateDirectory : IDisposable
{
    private readonly string directory;
    private readonly NoteVerifier witness;
    private readonly FileStream taken;

    private StateDirectory(string directory, NoteVerifier witness, FileStream taken) => (this.directory, this.witness, this.taken) = (directory, witness, taken);

    /// <summary>Where evidence is kept.</summary>
    public string Evidence => Path.Combine(directory, "evidence");

    /// <exception cref="IOException">It cannot be used, or another witness uses it.</exception>
    public static StateDirectory Open(string directory, NoteVerifier witness)
    {
        DurableFile.CreateDirectory(directory);
        try
        {
            var taken = new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new StateDirectory(directory, witness, taken);
        }
        catch (IOException failure)
        {
            throw new IOException($"{directory} cannot be used, perhaps because another witness runs on it: {failure.Message}", failure);
        }
    }

    /// <summary>The checkpoint of the log that was cosigned last; null if none was.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or another witness's.</exception>
    public CosignedCheckpoint? Read(string origin)
    {
        var path = PathOf(origin);
        if (!File.Exists(path)) return null;
        return CosignedCheckpoint.TryRead(File.ReadAllBytes(path), origin, witness, out var cosigned)
            ? cosigned
            : throw new InvalidDataException(
                $"{path} is damaged, or another witness's: it holds no checkpoint of {origin} that {witness.Name} cosigned under this key. A witness that forgets what it "
                + "cosigned could be led to cosign another history: bring the file back as it was, or be a new witness, with a new key and an empty directory.");
    }

    /// <summary>Keeps the checkpoint as the one cosigned last, durably.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    public void Write(string origin, CosignedCheckpoint cosigned) => DurableFile.Write(PathOf(origin), cosigned.Note.ToBytes());

    public void Dispose() => taken.Dispose();

    private string PathOf(string origin) => Path.Combine(directory, Checkpoint.HashOf(origin), "checkpoint");
}
