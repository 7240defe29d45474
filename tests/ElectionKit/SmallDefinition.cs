using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;

namespace Tabulation.ElectionKit;

/// <summary>The small country's definition and registry.</summary>
internal static class SmallDefinition
{
    public static ElectionDefinition Of(SmallElectionSettings settings, StatementSigner root) => new()
    {
        RulesVersion = 1,
        Names = { Text("Small election") },
        ExternalId = settings.ExternalId,
        Test = true,
        PollsClose = (ulong)settings.PollsClose.ToUnixTimeMilliseconds(),
        Release = (ulong)settings.Release.ToUnixTimeMilliseconds(),
        RootAuthority = Authority(root, AuthorityRole.Commission),
        Hierarchies = { new Hierarchy { Code = "ADMIN", Names = { Text("Regions") } }, new Hierarchy { Code = "DISTRICTS", Names = { Text("Districts") } } },
        Forms = { Form() },
        RulePolicies = { settings.Policies },
        PredecessorCheckpoint = ByteString.CopyFrom(settings.PredecessorCheckpoint.Span),
        AnnulmentEffect = settings.AnnulmentEffect,
        Turnout = settings.Whole ? settings.Turnout ?? Turnout((ulong)settings.PollsClose.ToUnixTimeMilliseconds()) : null,
    };

    public static RegistryPage RegistryOf(SmallElectionSettings settings, SmallElection signers)
    {
        var page = new RegistryPage
        {
            Authorities =
            {
                Authority(signers.North, AuthorityRole.Commission, 0), Authority(signers.South, AuthorityRole.Commission, 1),
                Authority(signers.Observer, AuthorityRole.Observer),
            },
            Areas =
            {
                Area("N", 0), Area("S", 0), Area("N.1", 0, 0), Area("N.2", 0, 0), Area("S.1", 0, 1),
                Area("D1", 1), Area("D2", 1),
            },
            Contests = { ListContest(settings), District("d1", 5, settings.Tie), District("d2", 6, settings.Tie) },
        };
        if (settings.Whole)
            page.Authorities.Add(
            [
                Authority(signers.Court, AuthorityRole.Court), Authority(signers.Pollster, AuthorityRole.Pollster),
                Authority(signers.Reviewer, AuthorityRole.Commission),
            ]);
        for (var precinct = 0; precinct < settings.Precincts; precinct++) page.Precincts.Add(Precinct(precinct, settings.SeveralPages));
        return page;
    }

    private static TurnoutPlan Turnout(ulong close) => new()
    {
        Measure = TurnoutMeasure.Issued, Roll = TurnoutRoll.Registry, DueMinutes = 60,
        Moments = { new TurnoutMoment { At = close }, new TurnoutMoment { At = close + 1_000 } },
    };

    private static Precinct Precinct(int number, bool longNames)
    {
        var precinct = new Precinct
        {
            Code = SmallElection.PrecinctCode(number),
            Areas = { (uint)(2 + number % 3), (uint)(5 + number % 2) },
            Contests = { 0, (uint)(1 + number % 2) },
            Registered = 1000,
        };
        for (var language = 0; longNames && language < 10; language++)
            precinct.Names.Add(new LocalizedText { Language = $"l{language}", Text = new string('n', 300) });
        return precinct;
    }

    private static Form Form() => new()
    {
        Code = "F",
        Lines =
        {
            Line("registered", LineRole.Registered), Line("issued", LineRole.IssuedAtStation), Line("boxes", LineRole.InStationaryBoxes),
            Line("invalid", LineRole.Invalid), Line("valid", LineRole.Valid),
        },
        Equations =
        {
            new ControlEquation
            {
                Code = "E1", Relation = Relation.Equal, Disposition = Disposition.Refuse,
                Terms = { new Term { Coefficient = 1, Line = 2 }, new Term { Coefficient = -1, Line = 3 }, new Term { Coefficient = -1, Line = 4 } },
            },
        },
    };

    private static Contest ListContest(SmallElectionSettings settings) => new()
    {
        Code = SmallElection.List,
        Names = { Text("Lists") },
        Kind = ContestKind.List,
        Selections = { Selection("a", 1, SelectionKind.List), Selection("b", 2, SelectionKind.List), Selection("c", 3, SelectionKind.List) },
        Allocation = new AllocationRule { Method = AllocationMethod.Dhondt, Seats = 10, Tie = settings.Tie, Thresholds = { settings.Threshold is { } threshold ? [threshold] : ThresholdOf(settings.Waiver) } },
    };

    private static IEnumerable<Threshold> ThresholdOf(uint? waiver) =>
        waiver is { } seats ? [new Threshold { Base = ThresholdBase.Valid, Numerator = 5, Denominator = 100, WaiverDirectSeats = seats }] : [];

    private static Contest District(string code, uint area, TieRule tie) => new()
    {
        Code = code,
        Names = { Text(code) },
        Kind = ContestKind.Candidate,
        Selections = { Selection("x", 1, SelectionKind.Candidate), Selection("y", 2, SelectionKind.Candidate) },
        Allocation = new AllocationRule { Method = AllocationMethod.Plurality, Seats = 1, Tie = tie },
        Area = area,
    };

    private static Authority Authority(StatementSigner signer, AuthorityRole role, params uint[] areas) => new()
    {
        Code = signer.Authority,
        Names = { Text(signer.Authority) },
        Role = role,
        PublicKey = ByteString.CopyFrom(signer.PublicKey.Bytes.Span),
        Areas = { areas },
    };

    private static Area Area(string code, uint hierarchy, uint? parent = null)
    {
        var area = new Area { Code = code, Names = { Text(code) }, Hierarchy = hierarchy };
        if (parent is { } number) area.Parent = number;
        return area;
    }

    private static Selection Selection(string code, uint order, SelectionKind kind) =>
        new() { Code = code, Names = { Text(code) }, Kind = kind, RegistrationOrder = order };

    private static FormLine Line(string code, LineRole role) => new() { Code = code, Names = { Text(code) }, Role = role };

    private static LocalizedText Text(string text) => new() { Language = "en", Text = text };
}
