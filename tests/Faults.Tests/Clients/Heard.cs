namespace Tabulation.Faults.Tests.Clients;

/// <summary>One message of a feed.</summary>
/// <param name="IsSnapshot">What came before is to be forgotten.</param>
/// <param name="Position">Where the totals stand after it.</param>
/// <param name="Token">To go on from here; never empty.</param>
/// <param name="Totals">Those that it has, as the feed writes them.</param>
/// <param name="Events">What happened since the message before, in order, as the feed writes it.</param>
internal sealed record Heard(bool IsSnapshot, ulong Position, string Token, IReadOnlyList<HeardTotal> Totals, IReadOnlyList<string> Events);

/// <summary>Totals of one contest in one area, as a feed writes them: equal where the text is.</summary>
internal sealed record HeardTotal(string Contest, string Area, string Text);
