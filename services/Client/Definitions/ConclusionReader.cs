using Google.Protobuf;
using Tabulation.Client.Files;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.Client.Definitions;

/// <summary>Reads <c>quota</c>, <c>chamber</c> and <c>previous_election</c>: what an election's seats are held against, and what it follows from.</summary>
/// <param name="language">Of names given without one.</param>
internal sealed class ConclusionReader(string language)
{
    private const uint MostQuota = 1_000;

    /// <summary>Null where the part is not given.</summary>
    public QuotaRule? ReadQuota(YamlField field)
    {
        if (!field.Exists) return null;
        field.Allow("names", "share", "rounding", "legal_basis");
        var (numerator, denominator) = ReadShare(field["share"]);
        var quota = new QuotaRule
        {
            Numerator = numerator,
            Denominator = denominator,
            Rounding = field["rounding"].OneOf(Words.QuotaRoundings, QuotaRounding.Up),
            LegalBasis = field["legal_basis"].Text(),
        };
        quota.Names.AddRange(Names(field));
        return quota;
    }

    /// <summary>Null where the part is not given.</summary>
    public Chamber? ReadChamber(YamlField field)
    {
        if (!field.Exists) return null;
        field.Allow("names", "seats", "previous");
        var chamber = new Chamber { Seats = (uint)field["seats"].Whole(1, 10_000) };
        chamber.Names.AddRange(Names(field));
        chamber.Previous.AddRange(field["previous"].Items().Select(ReadPrevious));
        return chamber;
    }

    /// <summary>Null where the part is not given.</summary>
    public static PreviousElection? ReadPreviousElection(YamlField field)
    {
        if (!field.Exists) return null;
        field.Allow("id", "external_id", "kind");
        return new PreviousElection
        {
            ElectionId = ReadId(field["id"]),
            ExternalId = field["external_id"].Text(),
            Kind = field["kind"].OneOf(Words.PreviousElectionKinds, PreviousElectionKind.Repeat),
        };
    }

    private PreviousSeats ReadPrevious(YamlField field)
    {
        field.Allow("list", "names", "seats");
        var previous = new PreviousSeats { List = field["list"].Text(""), Seats = (uint)field["seats"].Whole(0, 10_000) };
        previous.Names.AddRange(Names(field));
        return previous;
    }

    private IEnumerable<LocalizedText> Names(YamlField field) => NamesTemplate.In(field["names"], TemplateScope.Empty, language).Fill(new FieldValues(field));

    private static (uint Numerator, uint Denominator) ReadShare(YamlField field)
    {
        if (ShareText.TryParse(field.Text(), MostQuota, out var numerator, out var denominator) && numerator >= 1 && numerator <= denominator)
            return (numerator, denominator);
        if (field.Exists) field.Problem($"This must be a share over 0 and not over 1, like 30% or 1/3, with no part above {MostQuota:N0}.");
        return (1, 1);
    }

    private static ByteString ReadId(YamlField field)
    {
        var text = field.Text();
        if (text.Length == 2 * Digest.Size && text.All(char.IsAsciiHexDigit)) return ByteString.CopyFrom(Convert.FromHexString(text));
        if (field.Exists) field.Problem($"This must be the id of that election, {2 * Digest.Size} hexadecimal digits: the hash of its definition.");
        return ByteString.CopyFrom(new byte[Digest.Size]);
    }
}
