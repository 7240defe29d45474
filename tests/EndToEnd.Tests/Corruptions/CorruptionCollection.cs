namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>Each test has services of its own, over the same servers, which are empty again after each; several at a time would only be slow.</summary>
[CollectionDefinition(Name)]
public sealed class CorruptionCollection : ICollectionFixture<CorruptionServers>
{
    public const string Name = "Corruptions";
}
