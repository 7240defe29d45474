namespace Tabulation.Client.Submitting;

/// <summary>An answer that Intake did not sign, or that makes no sense: nobody can rely on what this server says.</summary>
public sealed class UntrustedAnswerException(string message) : Exception(message);

/// <summary>The server cannot be reached, or has not answered for as long as the caller would wait.</summary>
public sealed class ServerUnreachableException(string message, Exception? cause = null) : Exception(message, cause);
