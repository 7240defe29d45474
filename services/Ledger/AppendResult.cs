namespace Tabulation.Ledger;

/// <summary>What became of a batch that is committed.</summary>
/// <param name="Statements">One for each statement handed in, in the same order.</param>
/// <param name="Head">The head after the batch.</param>
public sealed record AppendResult(IReadOnlyList<AppendedStatement> Statements, LedgerHead Head);

/// <summary>What became of one statement.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Entry">The statement's entry; null if it was refused.</param>
public readonly record struct AppendedStatement(AppendOutcome Outcome, StoredEntry? Entry);
