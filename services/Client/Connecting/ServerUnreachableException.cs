namespace Tabulation.Client.Connecting;

/// <summary>The server cannot be reached, or has not answered for as long as the caller would wait.</summary>
public sealed class ServerUnreachableException(string message, Exception? cause = null) : Exception(message, cause);
