using Microsoft.AspNetCore.Http;
using Tabulation.Chronicle;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;

namespace Tabulation.Publication.Http;

/// <summary>Reports read off the chronicle, each worked out once for all who ask. Closed until the release hour.</summary>
internal sealed class ReportDesk(ReleaseGate gate, ChronicleFollower chronicle, DocumentShelf shelf)
{
    /// <summary>Says where reading stands: reports made at the same place are the same.</summary>
    public string Place
    {
        get
        {
            var standing = chronicle.Standing;
            return $"{standing.Position} {standing.Rebuilding}";
        }
    }

    /// <param name="name">Of the report, with whatever it depends on besides.</param>
    /// <param name="read">Reads it while the chronicle stands still.</param>
    public Task<IResult> AnswerAsync<T>(string name, Func<ElectionChronicle, T> read)
    {
        gate.Require();
        return shelf.JsonAsync(name, Place, () => Task.FromResult(Read(read)));
    }

    /// <summary>The same as a table.</summary>
    /// <param name="name">Of the report, with whatever it depends on besides.</param>
    /// <param name="read">Reads it while the chronicle stands still.</param>
    public Task<IResult> CsvAsync(string name, Func<ElectionChronicle, CsvText> read)
    {
        gate.Require();
        return shelf.CsvAsync(name, Place, () => chronicle.Read(all => (all.Position, read(all))));
    }

    /// <summary>The report and where it stands, of one moment.</summary>
    public AsOfDocumentOf<T> Read<T>(Func<ElectionChronicle, T> read) =>
        Look((all, rebuilding) => new AsOfDocumentOf<T>(AsOfDocument.Of(all, rebuilding), read(all)));

    /// <summary>Reads what says itself where it stands, and, as is told here, whether there may be more in the ledger. Whoever calls has asked the gate.</summary>
    public T Look<T>(Func<ElectionChronicle, bool, T> read) => chronicle.Read(all => read(all, chronicle.Standing.Rebuilding));
}
