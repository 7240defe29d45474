using Tabulation.Domain.Ids;
using Tabulation.Intake;

namespace Tabulation.Simulation.Tests;

/// <summary>What clients were told, compared with the store at once and in the end.</summary>
internal sealed class Receipts(World world, Store store)
{
    private readonly Dictionary<StatementId, Recorded> acknowledged = [];

    public int Count => acknowledged.Count;

    /// <summary>Takes down answers as they leave Intake.</summary>
    public void Add(Process intake, IReadOnlyList<Submission> answered)
    {
        foreach (var submission in answered)
        {
            world.Note($"{intake.Name} answers {submission.Recorded?.Position.ToString() ?? submission.Refusal!.Findings[0].Rule}");
            if (submission.Recorded is { } recorded) Add(submission.Id, recorded);
            else if (acknowledged.ContainsKey(submission.Id)) world.Fail($"{submission.Id} was refused after it was acknowledged.");
        }
    }

    /// <summary>Every statement acknowledged is in the ledger where it was said to be.</summary>
    public void Check()
    {
        foreach (var (id, recorded) in acknowledged) Check(id, recorded);
    }

    private void Add(StatementId id, Recorded recorded)
    {
        if (acknowledged.TryGetValue(id, out var before) && before.Position != recorded.Position)
            world.Fail($"{id} was acknowledged at {before.Position} and at {recorded.Position}.");
        acknowledged[id] = recorded;
        Check(id, recorded);
    }

    private void Check(StatementId id, Recorded recorded)
    {
        if (recorded.Position >= store.Entries.Count || store.Entries[(int)recorded.Position].LeafHash != recorded.LeafHash)
            world.Fail($"{id} was acknowledged at {recorded.Position} and is not there.");
    }
}
