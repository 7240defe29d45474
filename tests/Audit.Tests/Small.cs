using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;

namespace Tabulation.Audit.Tests;

/// <summary>Contests of a few stations.</summary>
internal static class Small
{
    public static IReadOnlyList<Contestant> Lists(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Contestant { Selection = new(i), Votes = 0, RegistrationOrder = i })];

    public static StationCount Station(int number, params long[] votes) => new() { Code = $"{number}", Votes = votes };

    public static AuditedContest Contest(AllocationRule rule, params long[][] stations) =>
        new(rule, Lists(stations[0].Length), [.. stations.Select((votes, i) => Station(i, votes))], BallotBound.InBoxes);

    public static readonly Gen<AllocationRule> Rules =
        from method in Gen.Elements(Enum.GetValues<AllocationMethod>())
        from seats in Gen.Choose(1, 9)
        from @base in Gen.Elements(Enum.GetValues<ThresholdBase>())
        from share in Gen.Elements(0, 5, 15, 40)
        let rule = new AllocationRule { Method = method, Seats = seats }
        select method == AllocationMethod.Plurality ? rule : rule with { Thresholds = [new("", @base, Fraction.Of(share, 100))] };

    /// <summary>Anything a rule can have, of one to four stations with a few ballots each.</summary>
    public static readonly Gen<AuditedContest> Contests =
        from rule in Rules
        from lists in Gen.Choose(1, 4)
        from againstAll in Gen.Choose(0, 2)
        from candidates in Gen.Choose(1, 12)
        from bound in Gen.Elements(Enum.GetValues<BallotBound>())
        from stations in Stations(lists).ListOf().Where(s => s.Count is >= 1 and <= 4)
        from annulled in Stations(lists).ListOf().Where(s => s.Count <= 2)
        let contestants = Lists(lists).Select(c => c.Selection.Value switch
        {
            0 => c with { Candidates = candidates < 4 ? candidates : null },
            3 when againstAll == 0 => c with { Kind = ContestantKind.AgainstAll },
            _ => c,
        })
        select new AuditedContest(rule, [.. contestants], [.. stations], bound)
        {
            Kept = [.. annulled.Select(s => s with { Votes = new long[lists] })],
        };

    public static Gen<StationCount> Stations(int lists) =>
        from votes in Gen.OneOf(Gen.Choose(0, 9), Gen.Choose(0, 60)).Select(v => (long)v).ArrayOf(lists)
        from unvoted in Gen.Choose(0, 4)
        from invalid in Gen.Choose(0, 4)
        from unused in Gen.Choose(0, 9)
        let ballots = votes.Sum() + unvoted + invalid
        select new StationCount
        {
            Code = "", Votes = votes, Unvoted = unvoted, Invalid = invalid, Issued = ballots + (unused / 2), Registered = ballots + unused,
        };

    /// <summary>A failure prints the case and the seed to repeat it with.</summary>
    public static void Check<T>(Gen<T> cases, Func<T, bool> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
