using System.Globalization;
using System.Numerics;
using Tabulation.Audit;
using Tabulation.Domain.Allocation;

namespace Tabulation.Cli.Auditing;

/// <summary>An audit's parts in English.</summary>
internal static class AuditWords
{
    /// <summary>What must be so for the risk to mean what it says.</summary>
    public static IReadOnlyList<string> Conditions { get; } =
    [
        "The paper is what voters cast: complete, unchanged, kept under seal from the count to the recount.",
        "Each station's count was published, and the checkpoint named here signed, before anybody knew the seed.",
        "The seed is thrown or drawn in public; anybody can repeat the draws from it (README, \"Audits\").",
        "No station can have had more ballots than its bound; one that shows more ends this audit, and a wider bound begins another.",
        "All ballots of a station drawn are counted again by hand, without knowledge of the count reported, in public view.",
        "Ballots issued and voters on the roll are taken as reported.",
    ];

    /// <summary>What no recount of ballots can see.</summary>
    public static IReadOnlyList<string> Blind { get; } =
    [
        "ballots stuffed into boxes, or exchanged, before they were counted",
        "who voted, whether they were entitled to, and whether they were free to",
        "paper that was lost, or made to fit, before the recount",
        "stations invented or left out, and rolls that are wrong",
        "seats that hang on anything but this contest's ballots",
    ];

    public static string Of(Assertion assertion, IReadOnlyList<string> selections)
    {
        return assertion.Kind switch
        {
            AssertionKind.KeepsSeat => $"{Name(assertion.For)} keeps its last seat against {Name(assertion.Against)}",
            AssertionKind.HasVotes => $"{Name(assertion.For)} has a vote",
            AssertionKind.ReachesThreshold => $"{Name(assertion.For)} reaches the threshold",
            AssertionKind.BelowThreshold => $"{Name(assertion.Against)} is below the threshold",
            AssertionKind.NotBehindAgainstAll => $"{Name(assertion.For)} is not behind against-all",
            AssertionKind.BehindAgainstAll => $"{Name(assertion.Against)} is behind against-all",
        };

        string Name(SelectionIndex? selection) => selections[selection!.Value.Value];
    }

    public static string Of(BallotBound bound) => bound switch
    {
        BallotBound.InBoxes => "ballots reported in the boxes",
        BallotBound.Issued => "ballots issued",
        BallotBound.Registered => "voters on the roll",
    };

    /// <summary>Per cent with three digits, rounded up.</summary>
    public static string Percent(Fraction risk)
    {
        var thousandths = (risk * 100_000).Ceiling;
        return string.Create(CultureInfo.InvariantCulture, $"{BigInteger.Divide(thousandths, 1_000)}.{(int)(thousandths % 1_000):D3}%");
    }

    /// <summary>A sum or error in margins.</summary>
    public static string Margins(Int128 units) => Fraction.Of(units, AuditPlan.One).ToDecimal();
}
