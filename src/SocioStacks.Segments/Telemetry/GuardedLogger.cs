using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SocioStacks.Segments.Http;

namespace SocioStacks.Segments.Telemetry;

/// <summary>Wraps a user's logger, which may throw. A log message can be lost; the outcome of a call cannot.</summary>
internal sealed class GuardedLogger(ILogger inner) : ILogger
{
    public static ILogger Create(IServiceProvider services, string category)
    {
        try
        {
            return Create(services.GetService<ILoggerFactory>(), category);
        }
        catch (Exception)
        {
            return NullLogger.Instance;
        }
    }

    public static ILogger Create(ILoggerFactory? factory, string category)
    {
        try
        {
            return factory is null ? NullLogger.Instance : new GuardedLogger(factory.CreateLogger(category));
        }
        catch (Exception)
        {
            return NullLogger.Instance;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // The message is lost.
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return inner.BeginScope(state) is { } scope ? new GuardedScope(scope) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private sealed class GuardedScope(IDisposable inner) : IDisposable
    {
        public void Dispose() => inner.DisposeQuietly();
    }
}
