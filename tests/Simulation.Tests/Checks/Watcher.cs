using Tabulation.Contracts.V1;
using Tabulation.Publication;
using Tabulation.Recount;

namespace Tabulation.Simulation.Tests;

/// <summary>Looks at a Publication as its readers do, after every event: its totals are right for their position, stay, and never go back.</summary>
internal sealed class Watcher(World world, Recount recount, PublicationNode publication, IReadOnlyList<(string Contest, string Area)> keys)
{
    private TotalsBoard? board;
    private AsOf? seen;

    public void Look()
    {
        if (board != publication.Board) (board, seen) = (publication.Board, null);
        var now = board.AsOf;
        if (now is null && seen is not null) world.Fail($"{publication.Process.Name} shows nothing after position {seen.Position}.");
        if (now is null || (seen is not null && seen.Position == now.Position && seen.Rebuilding == now.Rebuilding)) return;
        if (now.Position < seen?.Position) world.Fail($"{publication.Process.Name} went back from {seen.Position} to {now.Position}.");
        world.Note($"{publication.Process.Name} shows {now.Position}{(now.Rebuilding ? ", rebuilding" : "")}");
        seen = now;
        Compare(board.Read(keys)!);
    }

    private void Compare(TotalsView view)
    {
        var wrong = recount.Difference(view.AsOf, view.Rows);
        if (wrong is not null) world.Fail($"{publication.Process.Name}: {wrong}");
    }
}
