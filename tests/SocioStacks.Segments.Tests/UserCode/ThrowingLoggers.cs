using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>Loggers that count how often a method of theirs is called, and throw at one of the calls.</summary>
internal sealed class ThrowingLoggers(string method, int throwAt) : ILoggerFactory
{
    private int _calls;

    public int Calls => _calls;

    /// <summary>The events that were logged by us.</summary>
    public List<int> Events { get; } = [];

    public ILogger CreateLogger(string categoryName)
    {
        // A factory that fails for the loggers of HttpClient fails HttpClient: that is not ours to mend.
        if (categoryName == "SocioStacks.Segments")
            Note(nameof(CreateLogger));
        return new Logger(this, categoryName);
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private void Note(string called)
    {
        if (called == method && Interlocked.Increment(ref _calls) == throwAt)
            throw new FaultOfTheUser();
    }

    private sealed class Logger(ThrowingLoggers loggers, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel)
        {
            loggers.Note(nameof(IsEnabled));
            return true;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (category == "SocioStacks.Segments")
                loggers.Events.Add(eventId.Id);
            loggers.Note(nameof(Log));
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            loggers.Note(nameof(BeginScope));
            return new Scope(loggers);
        }
    }

    private sealed class Scope(ThrowingLoggers loggers) : IDisposable
    {
        public void Dispose() => loggers.Note(nameof(Dispose));
    }
}
