using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Tabulation.Contracts;
using Tabulation.ServiceKit;
using Tabulation.TestKit;
using Tabulation.TotalsCache;

namespace Tabulation.Publication.Tests;

/// <summary>Whatever lies on the bus, the consumer takes it, and believes only what Tabulation has sealed.</summary>
public sealed class TotalsChangedConsumerTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private readonly TotalsBoard board = new();
    private readonly ChangeSeal seal = new(Secret);
    private readonly BoardFeeder feeder;
    private readonly TotalsChangedConsumer consumer;

    public TotalsChangedConsumerTests()
    {
        feeder = new BoardFeeder(board, [], new SteppedClock(), NullLogger<BoardFeeder>.Instance);
        consumer = new TotalsChangedConsumer(feeder, seal, NullLogger<TotalsChangedConsumer>.Instance);
    }

    public Task InitializeAsync() => feeder.StartAsync(default);

    public Task DisposeAsync() => feeder.StopAsync(default);

    public void Dispose() => feeder.Dispose();

    [Fact]
    public void Garbage_is_taken_and_ignored() =>
        Prop.ForAll<byte[]>(body => TakeAsync(body).Wait(Wait.Limit)).QuickCheckThrowOnFailure();

    [Fact]
    public void Garbage_that_is_sealed_correctly_is_taken_and_ignored() =>
        Prop.ForAll<byte[]>(body => TakeAsync(Sealed(body)).Wait(Wait.Limit)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0A")]
    [InlineData("0AFFFFFFFF0F")]
    [InlineData("")]
    [InlineData("1001")]
    public async Task What_is_sealed_but_no_totals_harms_nothing(string body)
    {
        await TakeAsync(Sealed(Convert.FromHexString(body)));
        await TakeAsync(seal.Seal(Changes.Of(0, 5, ("", 2))));
        await Wait.Until(() => board.AsOf?.Position == 5, "the totals");
    }

    [Fact]
    public async Task Totals_that_somebody_else_has_sealed_are_ignored()
    {
        await TakeAsync(ChangeSeal.Random().Seal(Changes.Of(0, 7, ("", 9))));
        await TakeAsync(seal.Seal(Changes.Of(0, 5, ("", 2))));
        await Wait.Until(() => board.AsOf is not null, "the totals");
        Assert.Equal(5UL, board.AsOf!.Position);
    }

    /// <summary>As the seal is described: the HMAC, then what it covers.</summary>
    private static byte[] Sealed(byte[] body) => [.. HMACSHA256.HashData(Secret, body), .. body];

    private Task TakeAsync(byte[] body) => consumer.Consume(Consumed.Of(new TotalsChangedMessage(body)));
}
