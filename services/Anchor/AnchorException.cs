namespace Tabulation.Anchor;

/// <summary>The anchor cannot be used at present, or at all: an outage, or a file or row that is another log's.</summary>
public sealed class AnchorException(string message, Exception? cause = null) : Exception(message, cause);
