using System.Reflection;
using MassTransit;

namespace Tabulation.Simulation.Tests;

/// <summary>The bus as one process sees it. It can publish and nothing else.</summary>
public class BusProxy : DispatchProxy
{
    private Func<object, CancellationToken, Task> publish = (_, _) => Task.CompletedTask;

    /// <summary>A bus that publishes like this.</summary>
    public static IBus Of(Func<object, CancellationToken, Task> publish)
    {
        var bus = Create<IBus, BusProxy>();
        ((BusProxy)(object)bus).publish = publish;
        return bus;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IBus.Publish)
        ? publish(args![0]!, (CancellationToken)args[^1]!)
        : throw new NotSupportedException(targetMethod?.Name);
}

/// <summary>A message as its consumer gets it.</summary>
public class ContextProxy : DispatchProxy
{
    private object? message;

    public static ConsumeContext<T> Of<T>(T message)
        where T : class
    {
        var context = Create<ConsumeContext<T>, ContextProxy>();
        ((ContextProxy)(object)context).message = message;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        "get_Message" => message,
        "get_CancellationToken" => CancellationToken.None,
        _ => throw new NotSupportedException(targetMethod?.Name),
    };
}
