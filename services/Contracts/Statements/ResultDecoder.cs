using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Reads a PrecinctResult straight from its bytes: there are as many as precincts, so nothing is allocated.</summary>
internal static class ResultDecoder
{
    public static FormatProblem? Decode(ReadOnlySpan<byte> content, Election? election, PrecinctResult into)
    {
        var fields = Read(content, into);
        var problem = Codes.Check(fields.Contest, "precinct_result.contest")
            ?? Codes.Check(fields.Precinct, "precinct_result.precinct")
            ?? (fields.FormHash.IsEmpty ? null : PayloadFormat.CheckLength(fields.FormHash, Payloads.IdLength, "precinct_result.form_hash"))
            ?? PayloadFormat.CheckText(fields.Reason, Payloads.MaxReason, "precinct_result.reason");
        if (problem is not null) return problem;
        into.HasReason = !fields.Reason.IsEmpty;
        LookUp(fields, election, into);
        return null;
    }

    private static Fields Read(ReadOnlySpan<byte> content, PrecinctResult into)
    {
        var fields = default(Fields);
        var reader = new CanonicalReader(content);
        into.Clear();
        into.AsWritten = false;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.PrecinctResult.ContestFieldNumber: fields.Contest = reader.Bytes(); break;
                case V1.PrecinctResult.PrecinctFieldNumber: fields.Precinct = reader.Bytes(); break;
                case V1.PrecinctResult.LinesFieldNumber: ReadLines(reader.Bytes(), into); break;
                case V1.PrecinctResult.VotesFieldNumber: ReadVotes(reader.Bytes(), into); break;
                case V1.PrecinctResult.AsWrittenFieldNumber: into.AsWritten = reader.Number() == 1; break;
                case V1.PrecinctResult.FormHashFieldNumber: fields.FormHash = reader.Bytes(); break;
                case V1.PrecinctResult.ReasonFieldNumber: fields.Reason = reader.Bytes(); break;
            }
        }

        return fields;
    }

    private static void ReadLines(ReadOnlySpan<byte> run, PrecinctResult into)
    {
        var numbers = new CanonicalReader(run);
        while (numbers.Rest > 0) into.AddLine(Scalars.ZigZag(numbers.Number()));
    }

    private static void ReadVotes(ReadOnlySpan<byte> run, PrecinctResult into)
    {
        var numbers = new CanonicalReader(run);
        while (numbers.Rest > 0) into.AddVote(Scalars.ZigZag(numbers.Number()));
    }

    private static void LookUp(in Fields fields, Election? election, PrecinctResult into)
    {
        into.Contest = Codes.FindContest(election, fields.Contest);
        into.Precinct = Codes.FindPrecinct(election, fields.Precinct);
        into.Slot = into is { Contest: { } contest, Precinct: { } precinct } ? election!.Slots.Find(contest, precinct) : null;
    }

    private ref struct Fields
    {
        public ReadOnlySpan<byte> Contest, Precinct, FormHash, Reason;
    }
}
