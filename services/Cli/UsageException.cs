namespace Tabulation.Cli;

/// <summary>What a command was asked to do makes no sense; the message names the option.</summary>
internal sealed class UsageException(string message) : Exception(message);
