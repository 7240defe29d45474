using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;
using ObserverSample = Tabulation.Domain.Statements.ObserverSample;
using SampleDisclosure = Tabulation.Domain.Statements.SampleDisclosure;
using SampleStratum = Tabulation.Domain.Statements.SampleStratum;

namespace Tabulation.Contracts;

/// <summary>Reads an ObserverSample.</summary>
internal static class ObserverSampleDecoder
{
    private const int SaltLength = 16;

    public static FormatProblem? Decode(ReadOnlySpan<byte> content, Election? election, Statement into)
    {
        var disclosed = default(ReadOnlySpan<byte>);
        var reader = new CanonicalReader(content);
        while (reader.Next())
            if (reader.Field == V1.ObserverSample.DisclosureFieldNumber) disclosed = reader.Bytes();
            else _ = reader.Bytes();
        var message = V1.ObserverSample.Parser.ParseFrom(content);
        if (Check(message) is { } problem) return problem;
        into.Content = message.Disclosure is { } disclosure
            ? new ObserverSample(Digest.Of(disclosed), Disclosure(disclosure, election))
            : new ObserverSample(Digest.From(message.Commitment.Span), null);
        return null;
    }

    private static FormatProblem? Check(V1.ObserverSample message) => message.StepCase switch
    {
        V1.ObserverSample.StepOneofCase.Commitment => ContentFormat.Hash(message.Commitment, "commitment"),
        V1.ObserverSample.StepOneofCase.Disclosure => Check(message.Disclosure)?.Within("disclosure"),
        V1.ObserverSample.StepOneofCase.None => new FormatProblem(FormatFault.Missing, "step", "It says nothing; give commitment or disclosure."),
    };

    private static FormatProblem? Check(V1.SampleDisclosure disclosure) =>
        ContentFormat.Code(disclosure.Contest, "contest")
        ?? DefinitionFormat.First(disclosure.Strata, "strata", stratum => ContentFormat.AreaCode(stratum.Area)
            ?? DefinitionFormat.First(stratum.Precincts, "precincts", code => ContentFormat.Code(code, "")))
        ?? PayloadFormat.CheckLength(disclosure.Salt.Span, SaltLength, "salt");

    private static SampleDisclosure Disclosure(V1.SampleDisclosure disclosure, Election? election) => new(
        election?.FindContest(disclosure.Contest), [.. disclosure.Strata.Select(stratum => Stratum(stratum, election))]);

    private static SampleStratum Stratum(V1.SampleStratum stratum, Election? election)
    {
        var area = Lookup.Area(election, stratum.Area);
        return new SampleStratum(
            area, stratum.Area.Length == 0 || area is not null, [.. stratum.Precincts.Select(code => election?.FindPrecinct(code))]);
    }
}
