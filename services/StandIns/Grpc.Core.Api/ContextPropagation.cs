namespace Grpc.Core;

/// <summary>What of an incoming call is passed on to calls made while it is served.</summary>
public class ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
{
    public static readonly ContextPropagationOptions Default = new();

    public bool IsPropagateDeadline { get; } = propagateDeadline;

    public bool IsPropagateCancellation { get; } = propagateCancellation;
}

/// <summary>Stands for an incoming call in the options of an outgoing one. Made by servers only.</summary>
public class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
