namespace Tabulation.Domain.Elections;

/// <summary>A body filled by all contests of the election together.</summary>
/// <param name="Seats">As many as all contests give.</param>
/// <param name="Previous">Who sat in it before.</param>
public sealed record Chamber(IReadOnlyList<LocalizedText> Names, int Seats, IReadOnlyList<PreviousSeats> Previous);

/// <summary>Seats of the previous chamber.</summary>
/// <param name="List">Code of the list that stands for them now; empty where none does.</param>
public sealed record PreviousSeats(string List, IReadOnlyList<LocalizedText> Names, int Seats);
