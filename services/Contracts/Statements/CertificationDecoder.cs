using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using Certification = Tabulation.Domain.Statements.Certification;
using MandateAssignment = Tabulation.Domain.Statements.MandateAssignment;
using Reopening = Tabulation.Domain.Statements.Reopening;

namespace Tabulation.Contracts;

/// <summary>Reads what ends a contest: Certification, Reopening, MandateAssignment.</summary>
internal static class CertificationDecoder
{
    private const int MaxName = 100;

    public static FormatProblem? DecodeCertification(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.Certification.Parser.ParseFrom(content);
        if (Check(message) is { } problem) return problem;
        into.Content = new Certification(
            election?.FindContest(message.Contest), (long)message.CheckpointSize, Digest.From(message.CheckpointRoot.Span),
            [.. message.Lines, .. message.Votes], message.Lines.Count, [.. message.Seats.Select(seats => (long)seats)],
            [.. message.Outstanding.Select(code => election?.FindPrecinct(code))],
            [.. message.AreaProtocols.Select(id => new StatementId(Digest.From(id.Span)))], Lookup.Grounds(message.Reason, message.LegalBasis));
        return null;
    }

    public static FormatProblem? DecodeReopening(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.Reopening.Parser.ParseFrom(content);
        into.Content = new Reopening(election?.FindContest(message.Contest), Lookup.Grounds(message.Reason, message.LegalBasis));
        return ContentFormat.Code(message.Contest, "contest") ?? ContentFormat.Grounds(message.Reason, message.LegalBasis);
    }

    public static FormatProblem? DecodeMandateAssignment(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var message = V1.MandateAssignment.Parser.ParseFrom(content);
        var contest = election?.FindContest(message.Contest);
        into.Content = new MandateAssignment(
            contest, Lookup.Selection(election, contest, message.Selection), message.Mandates, (int)message.QuotaMembers, message.Reason.Length > 0);
        return ContentFormat.Code(message.Contest, "contest") ?? ContentFormat.Code(message.Selection, "selection")
            ?? DefinitionFormat.First(message.Mandates, "mandates", CheckName) ?? ContentFormat.Reason(message.Reason);
    }

    private static FormatProblem? Check(V1.Certification message) =>
        ContentFormat.Code(message.Contest, "contest")
        ?? ContentFormat.Hash(message.CheckpointRoot, "checkpoint_root")
        ?? DefinitionFormat.First(message.Outstanding, "outstanding", code => ContentFormat.Code(code, ""))
        ?? DefinitionFormat.First(message.AreaProtocols, "area_protocols", id => ContentFormat.Id(id, ""))
        ?? ContentFormat.LegalBasis(message.LegalBasis)
        ?? ContentFormat.Reason(message.Reason);

    private static FormatProblem? CheckName(string name) => string.IsNullOrWhiteSpace(name)
        ? new FormatProblem(FormatFault.Missing, "", "It is empty; give a name.")
        : ContentFormat.Text(name, MaxName, "");
}
