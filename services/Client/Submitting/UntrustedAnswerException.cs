namespace Tabulation.Client.Submitting;

/// <summary>An answer that Intake did not sign, or that makes no sense: nobody can rely on what this server says.</summary>
public sealed class UntrustedAnswerException(string message) : Exception(message);
