using FsCheck;
using FsCheck.Fluent;
using Tabulation.Domain.Allocation;

namespace Tabulation.Domain.Tests.Allocation.Bounds;

/// <summary>A contest with ballots still out.</summary>
internal sealed record Night(AllocationRule Rule, AllocationInput Input, int Outstanding)
{
    private static readonly RunnerUpRule[] RunnerUps =
        [new(0, Fraction.One), new(1, Fraction.One), new(2, Fraction.One), new(2, Fraction.Of(7, 10)), new(1, Fraction.Zero)];

    private static readonly Gen<AllocationMethod> Methods = Gen.Elements(Enum.GetValues<AllocationMethod>());

    public override string ToString()
    {
        var votes = Input.Contestants.Select(c =>
            $"{c.Kind} {c.Votes} (order {c.RegistrationOrder}, class '{c.Class}', candidates {c.Candidates}, direct {c.DirectSeats})");
        var thresholds = Rule.Thresholds.Select(t => $"'{t.Class}' {t.Share} of {t.Base}");
        return $"{Rule.Method} {Rule.Seats} seats, {Rule.Ties}, divisor {Rule.FirstDivisor}, [{string.Join("; ", thresholds)}], "
            + $"{Rule.RunnerUp}, {Outstanding} out, {Input.Figures}: {string.Join(", ", votes)}";
    }

    /// <summary>Few lists and votes: methods and ties only.</summary>
    public static Gen<Night> Plain(params AllocationMethod[] methods) =>
        from method in methods.Length == 0 ? Methods : Gen.Elements(methods)
        from seats in Gen.Choose(1, 7)
        from ties in Gen.Elements(Enum.GetValues<TieRule>())
        from first in Gen.Elements(Fraction.Of(14, 10), Fraction.One, Fraction.Of(29, 10))
        from votes in Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(0, 30)).ArrayOf().Where(v => v.Length is >= 1 and <= 4)
        from orders in Gen.Shuffle(Enumerable.Range(1, votes.Length))
        from outstanding in Gen.Choose(0, 5)
        let rule = new AllocationRule { Method = method, Seats = seats, Ties = ties, FirstDivisor = first }
        let input = Contests.Lists([.. votes.Select(v => (long)v)]).Change(c => c with { RegistrationOrder = orders[c.Selection.Value] })
        select new Night(rule, input, outstanding);

    /// <summary>Everything a rule can have.</summary>
    public static Gen<Night> Full() =>
        from night in Plain()
        from againstAll in Gen.Choose(-6, 8)
        from candidates in Gen.Choose(0, 12)
        from special in Gen.Choose(0, 3)
        from waiver in Gen.Choose(0, 3)
        from figures in Figures(night.Input.Contestants.Sum(c => c.Votes) + Math.Max(0, againstAll))
        from rule in WithThresholds(night.Rule)
        let lists = night.Input
            .Change(0, c => c with { Candidates = candidates < 4 ? candidates : null, Class = special == 0 ? "minority" : "" })
            .Change(1, c => c with { Kind = candidates == 5 ? ContestantKind.Candidate : ContestantKind.List, DirectSeats = waiver })
        let input = againstAll < 0 ? lists : lists.AndAgainstAll(againstAll)
        select new Night(rule, input with { Figures = figures }, Math.Min(4, night.Outstanding));

    private static Gen<BallotFigures> Figures(long votes) =>
        from blank in Gen.Choose(-3, 3)
        from invalid in Gen.Choose(0, 3)
        from issued in Gen.Choose(0, 2)
        from registered in Gen.Choose(0, 10)
        let valid = votes + Math.Max(0, blank)
        select new BallotFigures
        {
            Valid = valid,
            Blank = blank < 0 ? null : blank,
            InBoxes = valid + invalid,
            Issued = valid + invalid + issued,
            Registered = valid + invalid + issued + registered,
        };

    private static Gen<AllocationRule> WithThresholds(AllocationRule rule) => rule.Method == AllocationMethod.Plurality
        ? Gen.Constant(rule)
        : from share in Gen.Elements(0, 5, 12, 20, 30, 50, 100)
          from minority in Gen.Elements(0, 5, 25)
          from bases in Gen.Elements(Enum.GetValues<ThresholdBase>().Except([ThresholdBase.ValidWithoutBlank]).ToArray()).ArrayOf(2)
          from waiver in Gen.Elements<int?>(null, 3)
          from runnerUp in Gen.Choose(0, RunnerUps.Length * 2)
          select rule with
          {
              Thresholds =
              [
                  new("", bases[0], Fraction.Of(share, 100)) { DirectSeatWaiver = waiver },
                  new("minority", bases[1], Fraction.Of(minority, 100)),
              ],
              RunnerUp = runnerUp < RunnerUps.Length
                  ? RunnerUps[runnerUp] with { LeastSeats = Math.Min(rule.Seats, RunnerUps[runnerUp].LeastSeats) }
                  : null,
          };
}
