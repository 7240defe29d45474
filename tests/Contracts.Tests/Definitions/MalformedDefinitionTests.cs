using Google.Protobuf;
using Tabulation.Contracts.V1;
using Statement = Tabulation.Domain.Statements.Statement;

namespace Tabulation.Contracts.Tests;

/// <summary>Definitions and pages that cannot be mapped, each with the problem it is refused for.</summary>
public class MalformedDefinitionTests
{
    [Fact]
    public void Times_end_with_the_year_9999()
    {
        RefusesDefinition(definition => definition.PollsClose = 253_402_300_800_000, FormatFault.OutOfRange, "polls_close");
        RefusesDefinition(definition => definition.Release = 253_402_300_800_000, FormatFault.OutOfRange, "release");
    }

    [Fact]
    public void There_is_a_root_with_a_key()
    {
        RefusesDefinition(definition => definition.RootAuthority = null, FormatFault.Missing, "root_authority");
        RefusesDefinition(definition => definition.RootAuthority.PublicKey = ByteString.Empty, FormatFault.InvalidKey, "root_authority.public_key");
        var offCurve = TestKeys.Root.PublicKey.Bytes.ToArray();
        offCurve[^1] ^= 1;
        RefusesDefinition(
            definition => definition.RootAuthority.PublicKey = ByteString.CopyFrom(offCurve), FormatFault.InvalidKey, "root_authority.public_key");
        RefusesPage(page => page.Authorities[0].PublicKey = ByteString.CopyFrom(offCurve), FormatFault.InvalidKey, "authorities[0].public_key");
    }

    [Fact]
    public void Page_hashes_have_32_bytes()
    {
        RefusesDefinition(
            definition => definition.RegistryPageHashes.Add(ByteString.CopyFrom(1)), FormatFault.WrongLength, "registry_page_hashes[1]");
        RefusesDefinition(definition => definition.RegistryPageHashes.Add(ByteString.Empty), FormatFault.Missing, "registry_page_hashes[1]");
    }

    [Fact]
    public void Terms_multiply_something()
    {
        RefusesTerm(term => term.ClearFigure(), FormatFault.Missing, "figure");
        RefusesTerm(term => term.AllSelections = false, FormatFault.OutOfRange, "all_selections");
    }

    [Fact]
    public void Allocation_rules_are_complete()
    {
        RefusesPage(page => page.Contests[1].Allocation = null, FormatFault.Missing, "contests[1].allocation");
        RefusesAllocation(rule => rule.Method = AllocationMethod.Unspecified, FormatFault.Missing, "method");
        RefusesAllocation(rule => rule.Tie = TieRule.Unspecified, FormatFault.Missing, "tie");
        RefusesAllocation(rule => rule.Thresholds[1].Base = ThresholdBase.Unspecified, FormatFault.Missing, "thresholds[1].base");
    }

    [Fact]
    public void Fractions_of_allocation_rules_are_in_range()
    {
        RefusesAllocation(rule => rule.Thresholds[0].Numerator = 1_000_001, FormatFault.OutOfRange, "thresholds[0].numerator");
        RefusesAllocation(rule => rule.Thresholds[1].Denominator = 0, FormatFault.OutOfRange, "thresholds[1].denominator");
        RefusesAllocation(rule => rule.Thresholds[1].Denominator = 1_000_001, FormatFault.OutOfRange, "thresholds[1].denominator");
        RefusesAllocation(rule => rule.RunnerUp.FactorNumerator = 1_001, FormatFault.OutOfRange, "runner_up.factor_numerator");
        RefusesAllocation(rule => rule.RunnerUp.FactorDenominator = 0, FormatFault.OutOfRange, "runner_up.factor_denominator");
    }

    [Fact]
    public void A_first_divisor_stands_with_its_method_only()
    {
        RefusesAllocation(rule => rule.FirstDivisorTenths = 0, FormatFault.OutOfRange, "first_divisor_tenths");
        RefusesAllocation(rule => rule.FirstDivisorTenths = 21, FormatFault.OutOfRange, "first_divisor_tenths");
        RefusesAllocation(rule => rule.Method = AllocationMethod.Hare, FormatFault.OutOfRange, "first_divisor_tenths");
    }

    private static void RefusesTerm(Action<Term> alter, FormatFault fault, string field) =>
        RefusesDefinition(definition => alter(definition.Forms[0].Equations[1].Terms[0]), fault, $"forms[0].equations[1].terms[0].{field}");

    private static void RefusesAllocation(Action<AllocationRule> alter, FormatFault fault, string field) =>
        RefusesPage(page => alter(page.Contests[0].Allocation), fault, $"contests[0].allocation.{field}");

    private static void RefusesDefinition(Action<ElectionDefinition> alter, FormatFault fault, string field) =>
        Refuses(SampleElection.DefinitionPayload, payload => alter(payload.ElectionDefinition), fault, $"election_definition.{field}");

    private static void RefusesPage(Action<RegistryPage> alter, FormatFault fault, string field) =>
        Refuses(SampleElection.PagePayload, payload => alter(payload.RegistryPage), fault, $"registry_page.{field}");

    private static void Refuses(Payload payload, Action<Payload> alter, FormatFault fault, string field)
    {
        var altered = payload.Clone();
        alter(altered);
        var statement = new Statement();
        var problem = StatementDecoder.Decode(altered.ToByteArray(), null, statement);
        Assert.Equal((fault, field), (problem?.Fault, problem?.Field));
        Assert.Null(statement.Definition);
        Assert.Null(statement.Page);
    }
}
