using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Contracts.Tests;

/// <summary>Everything that the sample's definition and page say arrives in the domain.</summary>
public class MappingTests
{
    private readonly Election election = SampleElection.Election;

    [Fact]
    public void The_definition_s_own_fields()
    {
        var definition = election.Definition;
        Assert.Equal(1, definition.RulesVersion);
        Assert.Equal([new LocalizedText("en", "Election"), new LocalizedText("kk", "Сайлау")], definition.Names);
        Assert.Equal("sample-2030", definition.ExternalId);
        Assert.True(definition.Test);
        Assert.True(definition.Synthetic);
        Assert.Equal([new LocalizedText("en", "All of it")], definition.SyntheticNotes);
        Assert.Equal(Timestamp.FromMilliseconds(1_900_000_000_000), definition.PollsClose);
        Assert.Equal(Timestamp.FromMilliseconds(1_900_000_000_001), definition.Release);
        Assert.Equal("ADMIN", Assert.Single(definition.Hierarchies).Code);
        Assert.Equal(new RulePolicy("TURNOUT_HIGH", Disposition.Hold, 990, "Article 1"), Assert.Single(definition.RulePolicies));
        Assert.Equal(Digest.From(SHA256.HashData(SampleElection.Page().ToByteArray())), Assert.Single(definition.PageHashes));
    }

    [Fact]
    public void Forms_and_their_equations()
    {
        var form = Assert.Single(election.Definition.Forms);
        Assert.Equal("F1", form.Code);
        Assert.Equal(["registered", "early", "issued", "boxes", "invalid", "valid"], form.Lines.Select(line => line.Code));
        Assert.Equal(
            [
                LineRole.Registered, LineRole.IssuedEarly, LineRole.IssuedAtStation,
                LineRole.InStationaryBoxes, LineRole.Invalid, LineRole.Valid,
            ],
            form.Lines.Select(line => line.Role));
        Assert.Equal([new Term(1, null), new Term(-1, 5)], form.Equations[0].Terms);
        Assert.Equal(("E1", Relation.Equal, 0L, Disposition.Refuse, "Article 2"), Parts(form.Equations[0]));
        Assert.Equal([new Term(2, 0)], form.Equations[1].Terms);
        Assert.Equal(("E2", Relation.AtLeast, -1L, Disposition.Flag, ""), Parts(form.Equations[1]));
    }

    [Fact]
    public void Authorities_and_areas()
    {
        Assert.Equal(["CEC", "R1"], election.Authorities.Select(authority => authority.Code));
        var region = election[new AuthorityIndex(1)];
        Assert.Equal(AuthorityRole.Commission, region.Role);
        Assert.Equal(TestKeys.Region.PublicKey.Bytes.ToArray(), region.PublicKey.ToArray());
        Assert.Equal(TestKeys.Region.PublicKey.Id.ToArray(), region.Key.Value.ToArray());
        Assert.Equal([new AreaIndex(1)], region.Areas);
        Assert.True(election.Definition.Root.SpeaksForAll);
        Assert.Equal((null, "ocd-division/country:xx"), (election.Areas[0].Parent, election.Areas[0].ExternalId));
        Assert.Equal(new AreaIndex(0), election.Areas[1].Parent);
        Assert.Equal(["", "x:p-2"], election.Precincts.Select(precinct => precinct.ExternalId));
    }

    [Fact]
    public void Contests_and_selections()
    {
        var list = election.Contests[0];
        Assert.Equal((ContestKind.List, 0, null), (list.Kind, list.Form, list.Area));
        SelectionKind[] kinds = [SelectionKind.List, SelectionKind.List, SelectionKind.AgainstAll];
        Assert.Equal(kinds, list.Selections.Select(selection => selection.Kind));
        Assert.Equal([0, 40, null], list.Selections.Select(selection => selection.Candidates));
        Assert.Equal([1, 2, 0], list.Selections.Select(selection => selection.RegistrationOrder));
        var minority = list.Selections[1];
        Assert.Equal(("x:b", "minority", ""), (minority.ExternalId, minority.ThresholdClass, minority.NominatedBy));
        var district = election.Contests[1];
        Assert.Equal((ContestKind.Candidate, "d:1", new AreaIndex(1)), (district.Kind, district.ExternalId, district.Area));
        Assert.Equal("a", Assert.Single(district.Selections).NominatedBy);
    }

    [Fact]
    public void Allocation_rules()
    {
        var rule = election.Contests[0].Allocation;
        Assert.Equal((AllocationMethod.ModifiedSainteLague, 69, TieRule.Lot), (rule.Method, rule.Seats, rule.Ties));
        Assert.Equal(Fraction.Of(12, 10), rule.FirstDivisor);
        Assert.Equal(new RunnerUpRule(2, Fraction.Of(7, 10)), rule.RunnerUp);
        Assert.Equal(
            [
                new Threshold("", ThresholdBase.ValidWithoutAgainstAll, Fraction.Of(5, 100)) { DirectSeatWaiver = 3 },
                new Threshold("minority", ThresholdBase.Valid, Fraction.Zero),
            ],
            rule.Thresholds);
        var plurality = election.Contests[1].Allocation;
        Assert.Equal((AllocationMethod.Plurality, 1, TieRule.RegistrationOrder), (plurality.Method, plurality.Seats, plurality.Ties));
        Assert.Equal(Fraction.Of(14, 10), plurality.FirstDivisor);
        Assert.Null(plurality.RunnerUp);
        Assert.Empty(plurality.Thresholds);
    }

    [Fact]
    public void Precincts()
    {
        var (first, second) = (election.Precincts[0], election.Precincts[1]);
        Assert.Equal(("P/1", 0, null), (first.Code, first.Registered, first.Previous));
        Assert.Empty(first.Names);
        Assert.Equal([new ContestIndex(0), new ContestIndex(1)], second.Contests);
        Assert.Equal([new AreaIndex(1)], second.Areas);
        Assert.Equal((1000, new PreviousFigures(990, 500)), (second.Registered, second.Previous));
    }

    [Fact]
    public void Every_enum_means_the_same_on_both_sides()
    {
        AssertSame<V1.AuthorityRole, AuthorityRole>();
        AssertSame<V1.ContestKind, ContestKind>();
        AssertSame<V1.SelectionKind, SelectionKind>();
        AssertSame<V1.Relation, Relation>();
        AssertSame<V1.Disposition, Disposition>();
        AssertSame<V1.LineRole, LineRole>();
        AssertSame<V1.ReviewDecision, Domain.Statements.ReviewDecision>();
        AssertSame<V1.AnnulmentDecision, Domain.Statements.AnnulmentDecision>();
        AssertSame<V1.NoResultCause, Domain.Statements.NoResultCause>();
        AssertSame<V1.AnnulmentEffect, AnnulmentEffect>();
        AssertSame<V1.TurnoutMeasure, TurnoutMeasure>();
        AssertSame<V1.TurnoutRoll, TurnoutRoll>();
        AssertSame<V1.QuotaRounding, QuotaRounding>();
        AssertSame<V1.PreviousElectionKind, PreviousElectionKind>();
    }

    [Theory]
    [InlineData(V1.AllocationMethod.Hare, AllocationMethod.LargestRemainderHare)]
    [InlineData(V1.AllocationMethod.Droop, AllocationMethod.LargestRemainderDroop)]
    [InlineData(V1.AllocationMethod.Dhondt, AllocationMethod.DHondt)]
    [InlineData(V1.AllocationMethod.SainteLague, AllocationMethod.SainteLague)]
    [InlineData(V1.AllocationMethod.Plurality, AllocationMethod.Plurality)]
    public void Allocation_methods(V1.AllocationMethod method, AllocationMethod expected) =>
        Assert.Equal(expected, AllocationMapping.ToDomain(new V1.AllocationRule { Method = method, Tie = V1.TieRule.Lot }).Method);

    [Theory]
    [InlineData(V1.ThresholdBase.ValidWithoutBlank, ThresholdBase.ValidWithoutBlank)]
    [InlineData(V1.ThresholdBase.ParticipantsByBoxes, ThresholdBase.ParticipantsByBoxes)]
    [InlineData(V1.ThresholdBase.ParticipantsByIssued, ThresholdBase.ParticipantsByIssued)]
    [InlineData(V1.ThresholdBase.Registered, ThresholdBase.Registered)]
    public void Threshold_bases(V1.ThresholdBase @base, ThresholdBase expected)
    {
        var threshold = new V1.Threshold { Base = @base, Denominator = 1 };
        var rule = new V1.AllocationRule { Method = V1.AllocationMethod.Hare, Tie = V1.TieRule.Lot, Thresholds = { threshold } };
        Assert.Equal(expected, Assert.Single(AllocationMapping.ToDomain(rule).Thresholds).Base);
    }

    private static (string, Relation, long, Disposition, string) Parts(ControlEquation equation) =>
        (equation.Code, equation.Relation, equation.Constant, equation.Disposition, equation.LegalBasis);

    // Mapped by number, so every number of one must have its namesake in the other; what is unspecified is left to the domain's checks.
    private static void AssertSame<TMessage, TDomain>()
        where TMessage : struct, Enum
        where TDomain : struct, Enum
    {
        static Dictionary<int, string> Named<T>()
            where T : struct, Enum =>
            Enum.GetValues<T>().Select(value => (Number: Convert.ToInt32(value), Name: value.ToString()))
                .Where(value => value.Number != 0)
                .ToDictionary(value => value.Number, value => value.Name);

        Assert.Equal(Named<TMessage>(), Named<TDomain>());
    }
}
