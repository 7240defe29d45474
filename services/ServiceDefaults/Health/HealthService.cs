using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Tabulation.ServiceDefaults.Health;

/// <summary>The health checking protocol (grpc/doc/health-checking.md) on the service's health checks.</summary>
internal sealed class HealthService(ServingStates states) : Grpc.Health.V1.Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = states.Of(request.Service);
        if (status == ServingStatus.ServiceUnknown)
            throw new RpcException(new Status(StatusCode.NotFound, $"There is no service '{request.Service}' here."));
        return Task.FromResult(new HealthCheckResponse { Status = status });
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        ServingStatus? sent = null;
        while (true)
        {
            // Taken before the status is read: a change in between is then seen in the next round.
            var changed = states.Changed;
            var status = states.Of(request.Service);
            if (status != sent)
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
            sent = status;
            await changed.WaitAsync(context.CancellationToken);
        }
    }
}
