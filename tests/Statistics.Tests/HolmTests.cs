using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Statistics.Tests;

public class HolmTests
{
    [Fact]
    public void Each_is_multiplied_by_how_many_are_no_smaller() => Assert.Equal([0.06, 0.04, 0.06, 0.9], Holm.Adjust([0.03, 0.01, 0.02, 0.9]), Same);

    /// <summary>
    /// The procedure as its author words it: from the smallest on, reject while p is at most level / (how many are left).
    /// </summary>
    [Fact]
    public void What_counts_is_what_the_stepwise_procedure_rejects()
    {
        var cases = from count in Gen.Choose(0, 6)
                    from parts in Gen.ArrayOf(Gen.Choose(0, 64), count)
                    from level in Gen.Choose(1, 32)
                    select (Chances: parts.Select(part => part / 64.0).ToArray(), Level: level / 64.0);
        Prop.ForAll(cases.ToArbitrary(), one => Stepwise(one.Chances, one.Level)
            .SequenceEqual(Holm.Adjust(one.Chances).Select(chance => chance <= one.Level))).Check(Config.QuickThrowOnFailure);
    }

    private static bool[] Stepwise(double[] chances, double level)
    {
        var rejected = new bool[chances.Length];
        while (rejected.Contains(false))
        {
            var smallest = Enumerable.Range(0, chances.Length).Where(index => !rejected[index]).MinBy(index => chances[index]);
            if (chances[smallest] * rejected.Count(one => !one) > level) break;
            rejected[smallest] = true;
        }

        return rejected;
    }

    private static bool Same(double one, double other) => Math.Abs(one - other) < 1e-12;
}
