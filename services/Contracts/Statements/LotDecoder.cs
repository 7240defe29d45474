using Tabulation.Domain.Elections;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Reads a Lot.</summary>
internal static class LotDecoder
{
    public static FormatProblem? Decode(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        ReadOnlySpan<byte> contest = default;
        List<long> order = [];
        var reader = new CanonicalReader(content);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Lot.ContestFieldNumber: contest = reader.Bytes(); break;
                case V1.Lot.OrderFieldNumber: ReadOrder(reader.Bytes(), order); break;
            }
        }

        var problem = Codes.Check(contest, "lot.contest");
        if (problem is null) into.Content = new LotDrawn(Codes.FindContest(election, contest), order);
        return problem;
    }

    private static void ReadOrder(ReadOnlySpan<byte> run, List<long> order)
    {
        var numbers = new CanonicalReader(run);
        while (numbers.Rest > 0) order.Add(numbers.Count());
    }
}
