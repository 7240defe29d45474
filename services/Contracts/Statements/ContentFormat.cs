using System.Text;
using Google.Protobuf;

namespace Tabulation.Contracts;

/// <summary>What FORMAT.md demands of the fields that several contents share; each check takes what stands in the message.</summary>
internal static class ContentFormat
{
    public static FormatProblem? Code(string code, string field) => Codes.Check(Encoding.UTF8.GetBytes(code), field);

    /// <summary>A code, or nothing for the whole contest.</summary>
    public static FormatProblem? AreaCode(string code, string field = "area") => code.Length == 0 ? null : Code(code, field);

    public static FormatProblem? Reason(string text) => Text(text, Payloads.MaxReason, "reason");

    public static FormatProblem? LegalBasis(string text) => Text(text, Payloads.MaxLegalBasis, "legal_basis");

    public static FormatProblem? Text(string text, int most, string field) => PayloadFormat.CheckText(Encoding.UTF8.GetBytes(text), most, field);

    public static FormatProblem? Id(ByteString id, string field) => PayloadFormat.CheckId(id.Span, field);

    public static FormatProblem? Hash(ByteString hash, string field) => PayloadFormat.CheckLength(hash.Span, Payloads.IdLength, field);

    /// <summary>SHA-256 of a scan, or nothing.</summary>
    public static FormatProblem? FormHash(ByteString hash) => hash.IsEmpty ? null : Hash(hash, "form_hash");

    /// <summary>Contest and precinct.</summary>
    public static FormatProblem? Place(string contest, string precinct) => Code(contest, "contest") ?? Code(precinct, "precinct");

    /// <summary>Contest, and area or none.</summary>
    public static FormatProblem? AreaPlace(string contest, string area) => Code(contest, "contest") ?? AreaCode(area);

    public static FormatProblem? Grounds(string reason, string legalBasis) => Reason(reason) ?? LegalBasis(legalBasis);
}
