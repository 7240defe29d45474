using Tabulation.Client.Submitting;
using Tabulation.Contracts;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Cli.Reading;

/// <summary>Finds what is held, from the entries and the verdicts recorded in them: signatures and verdicts are not repeated here.</summary>
internal sealed class HeldFold
{
    private readonly ElectionState state = new(default);
    private readonly Statement statement = new();
    private readonly Dictionary<SlotIndex, HeldStatement> held = [];

    /// <summary>Null until the registry is complete.</summary>
    public Election? Election => state.Election;

    /// <summary>Entries folded.</summary>
    public long Position => state.Position;

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<HeldStatement> Held => [.. held.Values.OrderBy(each => each.Position)];

    /// <exception cref="UntrustedAnswerException">The entry cannot be read, or cannot stand where it does.</exception>
    public void Add(ReadOnlyMemory<byte> leaf)
    {
        if (!EntryCodec.TryDecode(leaf, out var entry) || entry.Position != Position)
            throw new UntrustedAnswerException($"What the server gives for entry {Position} is not that entry.");
        if (StatementDecoder.Decode(entry.Payload, state.Election, statement) is { } problem)
            throw new UntrustedAnswerException($"The statement at {Position} cannot be read: {problem.Field} {problem.Message}");
        state.Mark();
        Note(Apply(entry), entry);
    }

    private TallyChange Apply(in DecodedEntry entry)
    {
        try
        {
            return state.Apply(statement, entry.Verdict.Disposition, entry.RecordedAt);
        }
        catch (Exception impossible) when (impossible is ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UntrustedAnswerException($"Entry {Position} cannot stand where it does: {impossible.Message}");
        }
    }

    private void Note(TallyChange change, in DecodedEntry entry)
    {
        switch (change.Effect)
        {
            case TallyEffect.Hold:
                held[change.Slot] = new HeldStatement(
                    statement.Id, change.Slot, statement.Authority!.Value, entry.Verdict.Rules, entry.Position, entry.RecordedAt,
                    !state[change.Slot].Counted.IsNone);
                break;
            case TallyEffect.Count:
            case TallyEffect.Release:
            case TallyEffect.SetAside:
                held.Remove(change.Slot);
                break;
            case TallyEffect.None:
            case TallyEffect.Open:
                break;
        }
    }
}
