using Tabulation.Domain.Ids;

namespace Tabulation.Domain.Elections;

/// <summary>One named way of dividing the country.</summary>
public sealed record Hierarchy(string Code, IReadOnlyList<LocalizedText> Names);

/// <summary>A part of the country in one hierarchy.</summary>
/// <param name="Code">Unique among areas of all hierarchies.</param>
/// <param name="Hierarchy">Number of its hierarchy.</param>
/// <param name="Parent">The area it belongs to, in the same hierarchy; null at the top.</param>
/// <param name="ExternalId">Id in a public scheme, or empty.</param>
public sealed record Area(string Code, IReadOnlyList<LocalizedText> Names, int Hierarchy, AreaIndex? Parent, string ExternalId);
