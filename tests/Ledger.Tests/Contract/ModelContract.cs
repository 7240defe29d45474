using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Ledger.Tests;

/// <summary>Random runs against a model that knows nothing of transactions, trees or files: a list.</summary>
public abstract class ModelContract(ILedgerStore store) : LedgerContract(store)
{
    [Fact]
    public void Any_run_of_batches_ends_as_its_statements_one_by_one_would() =>
        Prop.ForAll(Run.Any(), run => Task.Run(() => Play(run)).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    private async Task Play(Run run)
    {
        // The same store throughout: numbers of earlier runs are other statements.
        var offset = (int)(await Ledger.HeadAsync(default)).Size * 1_000;
        var admission = new ToyAdmission();
        await admission.AppendTo(Ledger);
        var model = new Model(admission.Leaves.Select(leaf => ToyLeaf.Read(leaf)), offset);
        admission.Refuses = model.Refuses;
        foreach (var step in run.Steps)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(step.Milliseconds));
            admission = await Disturb(step.Before, admission);
            var numbers = step.Numbers.Select(number => offset + number).ToArray();
            var expected = model.Append(numbers, Now);
            var result = await admission.AppendTo(Ledger, numbers);
            Assert.Equal(expected, result.Statements.Select(statement => (statement.Outcome, statement.Entry?.Position)));
            Assert.Equal(model.Entries, admission.Leaves.Select(leaf => ToyLeaf.Read(leaf)));
        }
        await AssertHolds(Ledger, admission.Leaves);
    }

    private async Task<ToyAdmission> Disturb(Disturbance disturbance, ToyAdmission admission)
    {
        if (disturbance == Disturbance.Reopened)
            await ReopenAsync();
        return disturbance == Disturbance.AnotherAdmission ? new ToyAdmission { Refuses = admission.Refuses } : admission;
    }
}
