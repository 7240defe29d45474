using FsCheck;
using FsCheck.Fluent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Tabulation.Contracts;
using Tabulation.TestKit;

namespace Tabulation.Bus.Tests;

/// <summary>Bytes go over the bus as they are.</summary>
public sealed class MemoryBusTests : IAsyncLifetime
{
    private readonly Received received = new();
    private readonly RawBodies raw = new();
    private readonly ServiceProvider services;
    private readonly IBusControl bus;

    public MemoryBusTests()
    {
        var collection = new ServiceCollection();
        collection.AddLogging().AddSingleton(received).AddMemoryBus(configure =>
        {
            configure.AddConsumer<BatchConsumer>();
            configure.AddConsumer<TotalsConsumer>();
        });
        services = collection.BuildServiceProvider();
        bus = services.GetRequiredService<IBusControl>();
        bus.ConnectReceiveObserver(raw);
    }

    public Task InitializeAsync() => bus.StartAsync();

    public async Task DisposeAsync()
    {
        await bus.StopAsync();
        await services.DisposeAsync();
    }

    [Fact]
    public void Any_bytes_arrive_unchanged_and_nothing_is_put_around_them() => Prop.ForAll<byte[]>(body =>
    {
        received.All.Clear();
        raw.All.Clear();
        PublishAsync(new LedgerBatchMessage(body)).Wait(Wait.Limit);
        return Bodies().Single().SequenceEqual(body) && raw.All.Single().SequenceEqual(body);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public async Task A_large_body_arrives_unchanged()
    {
        var body = new byte[1 << 20];
        new Random(3).NextBytes(body);
        await PublishAsync(new TotalsChangedMessage(body));
        Assert.Equal(body, Bodies().Single());
    }

    [Fact]
    public async Task Each_message_reaches_the_consumer_of_its_kind_only()
    {
        byte[] body = [1, 2, 3];
        await PublishAsync(new LedgerBatchMessage(body));
        await PublishAsync(new TotalsChangedMessage(body), 2);
        Assert.Equal([typeof(LedgerBatchMessage), typeof(TotalsChangedMessage)], received.All.Select(each => each.Message.GetType()));
        Assert.All(received.All, each => Assert.Equal("application/x-protobuf", each.ContentType));
    }

    [Fact]
    public async Task What_has_no_bytes_of_its_own_is_not_sent() =>
        await Assert.ThrowsAnyAsync<NotSupportedException>(() => bus.Publish(new Bodiless("text")));

    private IEnumerable<byte[]> Bodies() => received.All.Select(each => each.Message.Body);

    private async Task PublishAsync<T>(T message, int arrived = 1)
        where T : class
    {
        await bus.PublishMandatoryAsync(message, default);
        await Wait.Until(() => received.All.Count >= arrived, "the message");
    }
}

/// <summary>Nothing that Tabulation would send.</summary>
public sealed record Bodiless(string Text);
