using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Statement = Tabulation.Domain.Statements.Statement;
using Elections = Tabulation.Domain.Elections;

namespace Tabulation.Contracts.Tests;

/// <summary>A small election with one of everything that a definition can say.</summary>
internal static class SampleElection
{
    public const string RootCode = "CEC", RegionCode = "R1";
    public static readonly ByteString Nonce = ByteString.CopyFrom([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

    private static readonly Lazy<Elections.Election> Lazily = new(Build);

    /// <summary>As the decoder gives it.</summary>
    public static Elections.Election Election => Lazily.Value;

    public static Payload DefinitionPayload { get; } = new() { Authority = RootCode, Nonce = Nonce, ElectionDefinition = Definition() };

    /// <summary>The same with all that an election may say of turnout, exit polls, quota, chamber and the election before.</summary>
    public static Payload WholeDefinitionPayload => new() { Authority = RootCode, Nonce = Nonce, ElectionDefinition = WholeDefinition() };

    public static ByteString Id => ByteString.CopyFrom(Digest.Of(DefinitionPayload.ToByteArray()).ToArray());

    public static Payload PagePayload => new() { ElectionId = Id, Authority = RootCode, Nonce = Nonce, RegistryPage = Page() };

    public static Payload ResultPayload => new()
    {
        ElectionId = Id,
        Authority = RegionCode,
        Nonce = Nonce,
        PrecinctResult = new PrecinctResult
        {
            Contest = "party-list", Precinct = "P/2", Lines = { 1000, 0, 640, 638, 12, 626 }, Votes = { 400, 200, 26 },
        },
    };

    public static RegistryPage Page() => new()
    {
        Authorities = { new Authority(Commission(RegionCode, TestKeys.Region)) { Areas = { 1 } } },
        Areas =
        {
            new Area { Code = "C", Names = { Text("Country") }, ExternalId = "ocd-division/country:xx" },
            new Area { Code = "C.1", Names = { Text("Region") }, Parent = 0 },
        },
        Contests = { ListContest(), DistrictContest() },
        Precincts =
        {
            new Precinct { Code = "P/1", Areas = { 0 }, Contests = { 0 }, Registered = 0 },
            new Precinct
            {
                Code = "P/2", Names = { Text("School") }, Areas = { 1 }, Contests = { 0, 1 }, Registered = 1000,
                Previous = new PreviousFigures { Registered = 990, Ballots = 500 }, ExternalId = "x:p-2",
            },
        },
    };

    private static ElectionDefinition Definition() => new()
    {
        RulesVersion = 1,
        Names = { Text("Election"), new LocalizedText { Language = "kk", Text = "Сайлау" } },
        ExternalId = "sample-2030",
        Test = true,
        Synthetic = true,
        SyntheticNotes = { Text("All of it") },
        PollsClose = 1_900_000_000_000,
        Release = 1_900_000_000_001,
        RootAuthority = Commission(RootCode, TestKeys.Root),
        Hierarchies = { new Hierarchy { Code = "ADMIN", Names = { Text("Administrative") } } },
        Forms = { Form() },
        RulePolicies =
        {
            new RulePolicy { Rule = "TURNOUT_HIGH", Disposition = Disposition.Hold, ThresholdPermille = 990, LegalBasis = "Article 1" },
        },
        RegistryPageHashes = { ByteString.CopyFrom(Digest.Of(Page().ToByteArray()).ToArray()) },
    };

    private static ElectionDefinition WholeDefinition() => new(Definition())
    {
        PollsOpen = 1_899_999_000_000,
        ExitPollsFrom = 1_900_000_000_002,
        AnnulmentEffect = AnnulmentEffect.KeepRegistered,
        Turnout = new TurnoutPlan
        {
            Measure = TurnoutMeasure.Persons, Roll = TurnoutRoll.Reported, Contest = 1, DueMinutes = 30,
            Moments = { new TurnoutMoment { At = 1_899_999_500_000, OffsetMinutes = -210 }, new TurnoutMoment { At = 1_900_000_000_000, OffsetMinutes = 360 } },
        },
        Quota = new QuotaRule { Names = { Text("Women") }, Numerator = 30, Denominator = 100, Rounding = QuotaRounding.Nearest, LegalBasis = "Article 8" },
        Chamber = new Chamber
        {
            Names = { Text("Assembly") }, Seats = 70,
            Previous = { new PreviousSeats { List = "a", Names = { Text("A") }, Seats = 40 }, new PreviousSeats { Names = { Text("Others") }, Seats = 30 } },
        },
        PreviousElection = new PreviousElection { ElectionId = ByteString.CopyFrom(Digest.Of("before"u8).ToArray()), ExternalId = "sample-2025", Kind = PreviousElectionKind.Repeat },
    };

    private static Form Form() => new()
    {
        Code = "F1",
        Lines =
        {
            Line("registered", LineRole.Registered), Line("early", LineRole.IssuedEarly), Line("issued", LineRole.IssuedAtStation),
            Line("boxes", LineRole.InStationaryBoxes), Line("invalid", LineRole.Invalid), Line("valid", LineRole.Valid),
        },
        Equations =
        {
            new ControlEquation
            {
                Code = "E1", Relation = Relation.Equal, Disposition = Disposition.Refuse, LegalBasis = "Article 2",
                Terms = { new Term { Coefficient = 1, AllSelections = true }, new Term { Coefficient = -1, Line = 5 } },
            },
            new ControlEquation
            {
                Code = "E2", Relation = Relation.AtLeast, Constant = -1, Disposition = Disposition.Flag,
                Terms = { new Term { Coefficient = 2, Line = 0 } },
            },
        },
    };

    private static Contest ListContest() => new()
    {
        Code = "party-list",
        Names = { Text("Lists") },
        Kind = ContestKind.List,
        Selections =
        {
            new Selection { Code = "a", Names = { Text("A") }, Kind = SelectionKind.List, RegistrationOrder = 1, Candidates = 0 },
            new Selection
            {
                Code = "b", Names = { Text("B") }, ExternalId = "x:b", Kind = SelectionKind.List, RegistrationOrder = 2,
                ThresholdClass = "minority", Candidates = 40,
            },
            new Selection { Code = "none", Names = { Text("Against all") }, Kind = SelectionKind.AgainstAll },
        },
        Allocation = new AllocationRule
        {
            Method = AllocationMethod.ModifiedSainteLague,
            Seats = 69,
            Thresholds =
            {
                new Threshold { Base = ThresholdBase.ValidWithoutAgainstAll, Numerator = 5, Denominator = 100, WaiverDirectSeats = 3 },
                new Threshold { ThresholdClass = "minority", Base = ThresholdBase.Valid, Denominator = 1 },
            },
            RunnerUp = new RunnerUpRule { LeastSeats = 2, FactorNumerator = 7, FactorDenominator = 10 },
            Tie = TieRule.Lot,
            FirstDivisorTenths = 12,
        },
    };

    private static Contest DistrictContest() => new()
    {
        Code = "district-1",
        Names = { Text("District 1") },
        ExternalId = "d:1",
        Kind = ContestKind.Candidate,
        Selections =
        {
            new Selection { Code = "c", Names = { Text("C") }, Kind = SelectionKind.Candidate, RegistrationOrder = 1, NominatedBy = "a" },
        },
        Allocation = new AllocationRule { Method = AllocationMethod.Plurality, Seats = 1, Tie = TieRule.RegistrationOrder },
        Area = 1,
    };

    private static FormLine Line(string code, LineRole role) => new() { Code = code, Names = { Text(code) }, Role = role };

    private static LocalizedText Text(string text) => new() { Language = "en", Text = text };

    private static Authority Commission(string code, TestKey key) => new()
    {
        Code = code,
        Names = { Text(code) },
        Role = AuthorityRole.Commission,
        PublicKey = ByteString.CopyFrom(key.PublicKey.Bytes.Span),
    };

    private static Elections.Election Build()
    {
        var definition = Decode(DefinitionPayload);
        var page = Decode(PagePayload);
        var built = Elections.ElectionBuilder.Build(new ElectionId(definition.Id.Value), definition.Definition!, [page.Page!]);
        return built.Election ?? throw new InvalidOperationException(string.Join('\n', built.Problems));
    }

    private static Statement Decode(Payload payload)
    {
        var statement = new Statement();
        var problem = StatementDecoder.Decode(payload.ToByteArray(), null, statement);
        return problem is null ? statement : throw new InvalidOperationException(problem.ToString());
    }
}
