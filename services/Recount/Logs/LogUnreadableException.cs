namespace Tabulation.Recount.Logs;

/// <summary>A log cannot be read at present: this says nothing about whether it is right.</summary>
public sealed class LogUnreadableException(string message, Exception? cause = null) : IOException(message, cause);
