using RabbitMQ.Client;

namespace Tabulation.Faults.Tests.Installing;

/// <summary>A stranger on the bus, with its password: sees, throws away and makes up messages.</summary>
internal sealed class BusTap : IAsyncDisposable
{
    private const string Exchange = "Tabulation.Contracts:LedgerBatchMessage";
    private const string TotalsExchange = "Tabulation.Contracts:TotalsChangedMessage";

    /// <summary>Where the tabulators take batches from.</summary>
    public const string Queue = "tabulation-ledger-batches";

    private readonly IConnection connection;
    private readonly IChannel channel;

    private BusTap(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<BusTap> OpenAsync(int port)
    {
        var connection = await new ConnectionFactory { HostName = "127.0.0.1", Port = port, UserName = "guest", Password = "guest" }.CreateConnectionAsync();
        return new BusTap(connection, await connection.CreateChannelAsync());
    }

    /// <summary>Batches that wait for a tabulator, those that were handed to one not counted.</summary>
    public async Task<uint> WaitingAsync() => (await channel.QueueDeclarePassiveAsync(Queue)).MessageCount;

    /// <summary>Throws away what waits; returns how many batches that were.</summary>
    public async Task<uint> PurgeAsync() => await channel.QueuePurgeAsync(Queue);

    /// <summary>Puts a message in front of the tabulators.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> body) => channel.BasicPublishAsync("", Queue, body);

    /// <summary>Puts a message in front of every Publication.</summary>
    public ValueTask SendToPublicationsAsync(ReadOnlyMemory<byte> body) => channel.BasicPublishAsync(TotalsExchange, "", body);

    /// <summary>A queue that gets a copy of every batch from now on.</summary>
    public async Task<string> CopyAsync()
    {
        var copy = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(copy, Exchange, "");
        return copy;
    }

    /// <summary>Takes all that such a queue has.</summary>
    public async Task<IReadOnlyList<byte[]>> TakeAsync(string copy)
    {
        var bodies = new List<byte[]>();
        while (await channel.BasicGetAsync(copy, autoAck: true) is { } message) bodies.Add(message.Body.ToArray());
        return bodies;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
