using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.ElectionKit;

/// <summary>
/// A made-up country small enough to reckon by hand: two regions N and S with three subregions, two electoral districts, a list contest
/// everywhere and one single-member contest a district.
/// </summary>
public sealed class SmallElection
{
    public const string List = "list";

    /// <param name="settings">What is wanted otherwise.</param>
    /// <param name="root">Signs the definition: for a server that knows it already; null for a new key.</param>
    public SmallElection(SmallElectionSettings? settings = null, StatementSigner? root = null)
    {
        Settings = settings ?? new SmallElectionSettings();
        Root = root ?? Signer("CEC");
        North = Signer("N-COM");
        South = Signer("S-COM");
        Observer = Signer("WATCH");
        Court = Signer("COURT");
        Pollster = Signer("POLLS");
        Reviewer = Signer("REVIEW");
        Definition = SmallDefinition.Of(Settings, Root);
        Settings.Define(Definition);
        Registry = SmallDefinition.RegistryOf(Settings, this);
        Signed = SignedElection.Sign(Definition, Pager.Split(Registry), Root);
    }

    public SmallElectionSettings Settings { get; }

    /// <summary>Signs the definition; reviews.</summary>
    public StatementSigner Root { get; }

    /// <summary>Reports for the precincts of region N.</summary>
    public StatementSigner North { get; }

    /// <summary>Reports for the precincts of region S.</summary>
    public StatementSigner South { get; }

    /// <summary>An observer, who may not report results.</summary>
    public StatementSigner Observer { get; }

    /// <summary>A court; an authority only of a <see cref="SmallElectionSettings.Whole"/> election.</summary>
    public StatementSigner Court { get; }

    /// <summary>Asks voters; an authority only of a <see cref="SmallElectionSettings.Whole"/> election.</summary>
    public StatementSigner Pollster { get; }

    /// <summary>A commission for the whole country that reports nothing; an authority only of a <see cref="SmallElectionSettings.Whole"/> election.</summary>
    public StatementSigner Reviewer { get; }

    public ElectionDefinition Definition { get; }

    public RegistryPage Registry { get; }

    public SignedElection Signed { get; }

    public ByteString Id => ByteString.CopyFrom(Signed.Id.Value.ToArray());

    /// <summary>Two of three precincts lie in the north.</summary>
    public static bool IsNorth(int precinct) => precinct % 3 < 2;

    public static string PrecinctCode(int precinct) => $"P{precinct:D3}";

    /// <summary>Code of the single-member contest that a precinct lies in.</summary>
    public static string DistrictOf(int precinct) => precinct % 2 == 0 ? "d1" : "d2";

    /// <summary>Who reports for a precinct.</summary>
    public StatementSigner CommissionOf(int precinct) => IsNorth(precinct) ? North : South;

    /// <summary>A result that breaks no rule; other figures for another variant.</summary>
    public Payload Result(int precinct, int variant = 0, string contest = List)
    {
        long[] votes = contest == List
            ? [100 + precinct + variant, 50 + 2 * variant, 20 + precinct % 7]
            : [90 + precinct % 11 + variant, 80];
        var valid = votes.Sum();
        return new Payload
        {
            ElectionId = Id,
            PrecinctResult = new PrecinctResult
            {
                Contest = contest,
                Precinct = PrecinctCode(precinct),
                Lines = { 1000, valid + 3, valid + 3, 3, valid },
                Votes = { votes },
            },
        };
    }

    /// <summary>A result with more ballots in the boxes than issued.</summary>
    public Payload Overfull(int precinct, int variant = 0)
    {
        var payload = Result(precinct, variant);
        payload.PrecinctResult.Lines[1]--;
        return payload;
    }

    /// <summary>A decision on a held result.</summary>
    public Payload Review(ByteString statement, ReviewDecision decision = ReviewDecision.Release) => new()
    {
        ElectionId = Id,
        Review = new Review { StatementId = statement, Decision = decision, Reason = "Recounted.", LegalBasis = "Article 44" },
    };

    /// <summary>Results of the list contest for a run of precincts, in bundles by commission.</summary>
    public IReadOnlyList<SignedBatch> Results(IEnumerable<int> precincts, int variant = 0, int together = 8) =>
        [.. precincts.GroupBy(IsNorth).SelectMany(region => region.Chunk(together)).Select(run => Results(run, variant))];

    private SignedBatch Results(int[] precincts, int variant)
    {
        var signer = CommissionOf(precincts[0]);
        return signer.Sign([.. precincts.Select(precinct => signer.Encode(Result(precinct, variant)))], [.. precincts.Select(precinct => (long)precinct)]);
    }

    private static StatementSigner Signer(string code) => new(code, SigningKey.Create(), NonceSecret.Create());
}
