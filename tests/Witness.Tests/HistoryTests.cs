using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.TestKit;

namespace Tabulation.Witness.Tests;

/// <summary>Whatever is presented in whatever order, what was cosigned is one history, and each answer follows from the two numbers of the request.</summary>
public class HistoryTests
{
    private const int Leaves = 24;
    private const int ForkedFrom = 9;

    private static readonly ToyLog[] s_histories = [new(Leaves), new(Leaves, ForkedFrom)];

    [Fact]
    public void Only_one_history_is_ever_cosigned()
    {
        var step = from history in Gen.Choose(0, 1)
                   from follows in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
                   from old in Gen.Choose(0, Leaves)
                   from size in Gen.Choose(0, Leaves)
                   select (history, follows, old, size);
        Prop.ForAll(Gen.ListOf(step).ToArbitrary(), steps =>
        {
            using var folder = new TemporaryFolder();
            var settings = new WitnessSettings(new("witness.example", ToyLog.Key(100)), [ToyLog.Signer.Verifier], folder.Path, new Uri("http://127.0.0.1:0"));
            using var witness = LogWitness.Open(settings, TimeProvider.System, NullLogger<LogWitness>.Instance);
            var (latest, of) = (0, -1);
            foreach (var (history, follows, named, size) in steps)
            {
                var old = follows ? latest : named;
                var outcome = witness.Add(s_histories[history].Request(old, size).ToBytes());
                Assert.Equal(Expected(old, size, latest, isSame: of < 0 || of == history || size <= ForkedFrom || latest <= ForkedFrom), outcome.Outcome);
                // Which history it is shows only above the fork.
                if (outcome.Outcome == AddOutcome.Cosigned) (latest, of) = (size, size > ForkedFrom ? history : -1);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static AddOutcome Expected(int old, int size, int latest, bool isSame) =>
        old > size ? AddOutcome.Malformed
        : old != latest ? AddOutcome.OtherSize
        : isSame ? AddOutcome.Cosigned
        : AddOutcome.NoContinuation;
}
