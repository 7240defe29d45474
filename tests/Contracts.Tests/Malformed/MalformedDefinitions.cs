using Google.Protobuf;
using Google.Protobuf.Collections;
using Tabulation.Contracts.V1;

namespace Tabulation.Contracts.Tests;

/// <summary>Definitions and pages that cannot be mapped to the domain at all.</summary>
internal static class MalformedDefinitions
{
    private const ulong AfterYear9999 = 253_402_300_800_000;

    public static IReadOnlyList<MalformedCase> All =>
    [
        Definition(definition => definition.PollsClose = AfterYear9999, FormatFault.OutOfRange, "polls_close"),
        Definition(definition => definition.Release = AfterYear9999, FormatFault.OutOfRange, "release"),
        Definition(definition => definition.RootAuthority = null, FormatFault.Missing, "root_authority"),
        Root(root => root.PublicKey = ByteString.Empty, FormatFault.InvalidKey, "public_key"),
        Root(root => root.PublicKey = OffCurve, FormatFault.InvalidKey, "public_key"),
        PageHashes(hashes => hashes.Add(ByteString.CopyFrom(1)), FormatFault.WrongLength, "[1]"),
        PageHashes(hashes => hashes.Add(ByteString.Empty), FormatFault.Missing, "[1]"),
        Term(term => term.ClearFigure(), FormatFault.Missing, "figure"),
        Term(term => term.AllSelections = false, FormatFault.OutOfRange, "all_selections"),

        Page(page => page.Authorities[0].PublicKey = OffCurve, FormatFault.InvalidKey, "authorities[0].public_key"),
        Page(page => page.Contests[1].Allocation = null, FormatFault.Missing, "contests[1].allocation"),
        Allocation(rule => rule.Method = AllocationMethod.Unspecified, FormatFault.Missing, "method"),
        Allocation(rule => rule.Tie = TieRule.Unspecified, FormatFault.Missing, "tie"),
        Allocation(rule => rule.Thresholds[1].Base = ThresholdBase.Unspecified, FormatFault.Missing, "thresholds[1].base"),
        Allocation(rule => rule.Thresholds[0].Numerator = 1_000_001, FormatFault.OutOfRange, "thresholds[0].numerator"),
        Allocation(rule => rule.Thresholds[1].Denominator = 0, FormatFault.OutOfRange, "thresholds[1].denominator"),
        Allocation(rule => rule.Thresholds[1].Denominator = 1_000_001, FormatFault.OutOfRange, "thresholds[1].denominator"),
        Allocation(rule => rule.RunnerUp.FactorNumerator = 1_001, FormatFault.OutOfRange, "runner_up.factor_numerator"),
        Allocation(rule => rule.RunnerUp.FactorDenominator = 0, FormatFault.OutOfRange, "runner_up.factor_denominator"),
        Allocation(rule => rule.RunnerUp.FactorDenominator = 1_001, FormatFault.OutOfRange, "runner_up.factor_denominator"),
        Allocation(rule => rule.FirstDivisorTenths = 0, FormatFault.OutOfRange, "first_divisor_tenths"),
        Allocation(rule => rule.FirstDivisorTenths = 21, FormatFault.OutOfRange, "first_divisor_tenths"),
        Allocation(rule => rule.Method = AllocationMethod.Hare, FormatFault.OutOfRange, "first_divisor_tenths"),
    ];

    private static ByteString OffCurve
    {
        get
        {
            var key = TestKeys.Root.PublicKey.Bytes.ToArray();
            key[^1] ^= 1;
            return ByteString.CopyFrom(key);
        }
    }

    private static MalformedCase Root(Action<Authority> alter, FormatFault fault, string field) =>
        Definition(definition => alter(definition.RootAuthority), fault, $"root_authority.{field}");

    private static MalformedCase PageHashes(Action<RepeatedField<ByteString>> alter, FormatFault fault, string item) =>
        Definition(definition => alter(definition.RegistryPageHashes), fault, $"registry_page_hashes{item}");

    private static MalformedCase Term(Action<Term> alter, FormatFault fault, string field) =>
        Definition(definition => alter(definition.Forms[0].Equations[1].Terms[0]), fault, $"forms[0].equations[1].terms[0].{field}");

    private static MalformedCase Allocation(Action<AllocationRule> alter, FormatFault fault, string field) =>
        Page(page => alter(page.Contests[0].Allocation), fault, $"contests[0].allocation.{field}");

    private static MalformedCase Definition(Action<ElectionDefinition> alter, FormatFault fault, string field) =>
        MalformedCase.Of(
            SampleElection.DefinitionPayload, payload => alter(payload.ElectionDefinition), fault, $"election_definition.{field}");

    private static MalformedCase Page(Action<RegistryPage> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleElection.PagePayload, payload => alter(payload.RegistryPage), fault, $"registry_page.{field}");
}
