using System.Collections.Concurrent;
using System.Reflection;
using MassTransit;

namespace Tabulation.ServiceKit;

/// <summary>A bus that keeps what is published, and fails while a test says so. It can do nothing else.</summary>
public class FakeBus : DispatchProxy
{
    private readonly ConcurrentQueue<object> published = new();

    /// <summary>What publishing fails with at present; null where it succeeds.</summary>
    public Exception? Failure { get; set; }

    /// <summary>True while the broker answers nothing: publishing then lasts until it is given up.</summary>
    public bool Hangs { get; set; }

    /// <summary>Calls that failed, and those that hang.</summary>
    public int Failed { get; private set; }

    /// <summary>The bus as the code under test sees it.</summary>
    public IBus Bus => (IBus)(object)this;

    public static FakeBus Create() => (FakeBus)(object)Create<IBus, FakeBus>();

    /// <summary>Messages of a type, in the order published.</summary>
    public IReadOnlyList<T> Published<T>() => [.. published.OfType<T>()];

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name != nameof(IBus.Publish)) throw new NotSupportedException(targetMethod?.Name);
        if (Failure is { } failure)
        {
            Failed++;
            return Task.FromException(failure);
        }

        if (Hangs)
        {
            Failed++;
            return Task.Delay(Timeout.Infinite, args!.OfType<CancellationToken>().Single());
        }

        published.Enqueue(args![0]!);
        return Task.CompletedTask;
    }
}
