namespace Tabulation.Ledger.Tests;

public sealed class PostgresConnectionsTests
{
    private static readonly PostgresLedgerOptions Options = new();

    [Theory]
    [InlineData("Host=away;Database=ledger", 3)]
    [InlineData("Host=away,other;Database=ledger", 3)]
    [InlineData("Host=away;Database=ledger;Timeout=9", 9)]
    public async Task A_host_that_does_not_answer_is_given_up_soon_unless_told_otherwise(string connectionString, int seconds)
    {
        await using var readers = PostgresConnections.Readers(connectionString);
        await using var writers = PostgresConnections.Writers(connectionString, Options);
        await using var turns = PostgresConnections.Turns(connectionString, TimeSpan.FromSeconds(4));
        Assert.Equal([seconds, seconds, seconds], [readers.ConnectSeconds, writers.ConnectSeconds, turns.ConnectSeconds]);
    }
}
