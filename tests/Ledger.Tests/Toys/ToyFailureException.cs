namespace Tabulation.Ledger.Tests;

/// <summary>Thrown by tests, and by nothing else.</summary>
internal sealed class ToyFailureException() : Exception("A test failed this on purpose.");
