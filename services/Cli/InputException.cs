namespace Tabulation.Cli;

/// <summary>Something given to a command cannot be used; the message says what and why, to the person who gave it.</summary>
internal sealed class InputException(string message) : Exception(message);
