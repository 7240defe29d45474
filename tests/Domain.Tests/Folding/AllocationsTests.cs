using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

public class AllocationsTests
{
    [Fact]
    public void Judging_and_folding_results_allocates_nothing()
    {
        var night = new Night(Small.Draft);
        var corrections = CorrectionsAt("p1", 200, night);
        var later = Timestamp.FromMilliseconds(Draft.PollsClose.Milliseconds + 1_000);
        Fold(corrections.AsSpan(0, 100));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fold(corrections.AsSpan(100));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fold(ReadOnlySpan<Statement> statements)
        {
            foreach (var statement in statements)
                if (night.Fold.Apply(statement, later, Verdict.Clean) is null) throw new InvalidOperationException("Not clean.");
        }
    }

    private static Statement[] CorrectionsAt(string precinct, int count, Night night)
    {
        var statements = new Statement[count];
        StatementId last = default;
        for (var i = 0; i < count; i++)
        {
            var said = Said.Result("north", "list", precinct, Small.Lines, Small.Votes) with { Replaces = last, Reason = i == 0 ? "" : $"count {i}" };
            statements[i] = said.Into(new Statement(), night.State);
            last = said.Id;
        }

        return statements;
    }
}
