using MassTransit;

namespace Tabulation.Tabulator;

/// <summary>
/// The one queue of batches, on a majority of the broker's nodes. The broker gives them to one tabulator, in order, and to another when that one is
/// gone. Full, it refuses: Intake then waits, and the ledger has everything.
/// </summary>
internal sealed class LedgerBatchQueue : ConsumerDefinition<LedgerBatchConsumer>
{
    private const string Name = "tabulation-ledger-batches";
    private const ushort Prefetched = 16;

    /// <summary>At most some 2 GiB, usually a few MiB.</summary>
    private const int MostBatches = 2_048;

    public LedgerBatchQueue()
    {
        EndpointName = Name;
        ConcurrentMessageLimit = 1;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<LedgerBatchConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = Prefetched;
        if (endpointConfigurator is not IRabbitMqReceiveEndpointConfigurator rabbit) return;
        rabbit.SetQuorumQueue();
        rabbit.SingleActiveConsumer = true;
        rabbit.SetQueueArgument("x-max-length", MostBatches);
        rabbit.SetQueueArgument("x-overflow", "reject-publish");
    }
}
