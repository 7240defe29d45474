using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tabulation.ServiceDefaults.Tests.Peers;

/// <summary>Keeps what is logged as errors or worse, with the exceptions.</summary>
public sealed class LogRecorder : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(string Message, Exception? Exception)> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Errors.Enqueue((formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }
}
