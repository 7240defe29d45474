using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Results;

/// <summary>Makes payloads of rows, complete but for authority and nonce.</summary>
public sealed class ResultPayloads(Election election)
{
    private readonly ByteString electionId = ByteString.CopyFrom(election.Id.Value.ToArray());

    /// <summary>True to send every result as what its signed form really says.</summary>
    public bool AsWritten { get; init; }

    /// <summary>Why results are replaced, where a row does not say.</summary>
    public string Reason { get; init; } = "";

    /// <param name="row">The result.</param>
    /// <param name="replaces">The statement it replaces; none for a first result, which then gives no reason.</param>
    public Payload Make(ResultRow row, StatementId replaces = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var lines = election.Sheets[row.Contest.Value].Lines;
        var result = new PrecinctResult
        {
            Contest = election[row.Contest].Code,
            Precinct = election[row.Precinct].Code,
            AsWritten = AsWritten || row.AsWritten,
            FormHash = ByteString.CopyFrom(row.FormHash.Span),
            Reason = replaces.IsNone ? "" : row.Reason.Length > 0 ? row.Reason : Reason,
        };
        result.Lines.AddRange(row.Figures.Take(lines));
        result.Votes.AddRange(row.Figures.Skip(lines));
        var payload = new Payload { ElectionId = electionId, PrecinctResult = result };
        if (!replaces.IsNone) payload.Replaces = ByteString.CopyFrom(replaces.Value.ToArray());
        return payload;
    }
}
