namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>Each test has an installation of its own; several at a time would only be slow.</summary>
[CollectionDefinition(Name)]
public sealed class CorruptionCollection
{
    public const string Name = "Corruptions";
}
