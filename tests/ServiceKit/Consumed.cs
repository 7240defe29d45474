using System.Reflection;
using MassTransit;

namespace Tabulation.ServiceKit;

/// <summary>A message as a consumer gets it: nothing else about it may be asked for.</summary>
public class Consumed : DispatchProxy
{
    private object? message;

    public static ConsumeContext<T> Of<T>(T message)
        where T : class
    {
        var context = Create<ConsumeContext<T>, Consumed>();
        ((Consumed)(object)context).message = message;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        "get_Message" => message,
        "get_CancellationToken" => CancellationToken.None,
        _ => throw new NotSupportedException(targetMethod?.Name),
    };
}
