namespace Tabulation.EndToEnd.Tests;

/// <summary>The ledger's database is set back to an older copy; its anchor lies elsewhere.</summary>
public sealed class AnchorTests : IAsyncLifetime
{
    private SetBackLedger ledger = null!;

    public async Task InitializeAsync() => ledger = await SetBackLedger.StartAsync();

    public async Task DisposeAsync() => await ledger.DisposeAsync();

    [Fact]
    public async Task Nothing_is_taken_in_and_nothing_signed_until_the_missing_entries_are_there_again()
    {
        await ledger.SubmitAsync(0);
        await ledger.CopyAsync("older");
        var size = await ledger.SubmitAsync(1) + 1;
        await ledger.CheckpointedAsync(size);
        await ledger.CopyAsync("newer");

        await ledger.PutInPlaceAsync("older");
        await ledger.FrozenAsync($"{size} entries were anchored");
        Assert.Null(await ledger.CheckpointAsync());

        await ledger.PutInPlaceAsync("newer");
        Assert.Equal(size, await ledger.SubmitAsync(2));
        await ledger.CheckpointedAsync(size + 1);
    }
}
