namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>What a route answered.</summary>
/// <param name="Kind">What it comes to.</param>
/// <param name="Words">Its status, for people.</param>
/// <param name="Bytes">All of it as it was sent, with headers and trailers, and unpacked where it was packed.</param>
internal sealed record ServedAnswer(AnswerKind Kind, string Words, IReadOnlyList<byte[]> Bytes);

internal enum AnswerKind
{
    /// <summary>Something was told.</summary>
    Told,

    /// <summary>Nothing is told before the release hour.</summary>
    BeforeRelease,

    /// <summary>Nothing is told to strangers, at any hour.</summary>
    PeersOnly,

    /// <summary>The question was wrong, or there is nothing there.</summary>
    Nothing,
}
