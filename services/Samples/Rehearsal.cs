namespace Tabulation.Samples;

/// <summary>What a rehearsal is made from, besides the sample's name. How fast it is played is its player's business.</summary>
/// <param name="Seed">Any number; another seed makes other figures that add up to the same whole.</param>
/// <param name="PublicKeyOf">
/// Gives the public key for an authority's code: 65 bytes, SEC 1 uncompressed P-256 point. Called once for each authority, the root first.
/// </param>
/// <param name="PollsOpen">
/// When the first poll opens, where a sample with a <see cref="Sample.Timetable"/> is to be played now; null for the sample's own day.
/// </param>
public sealed record Rehearsal(ulong Seed, Func<string, ReadOnlyMemory<byte>> PublicKeyOf, DateTimeOffset? PollsOpen = null);
