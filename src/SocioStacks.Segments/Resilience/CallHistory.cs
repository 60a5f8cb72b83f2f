namespace SocioStacks.Segments.Resilience;

/// <summary>How the calls of a client have ended.</summary>
internal sealed class CallHistory
{
    private readonly object _lock = new();
    private DateTimeOffset? _lastSuccess;
    private DateTimeOffset? _lastFailure;
    private SegmentsException? _lastException;
    private int _consecutiveFailures;

    public SegmentsClientStatus Status
    {
        get
        {
            lock (_lock)
                return new() { LastSuccess = _lastSuccess, LastFailure = _lastFailure, LastException = _lastException, ConsecutiveFailures = _consecutiveFailures };
        }
    }

    /// <summary>Notes the end of a call. One that was cancelled says nothing about the service.</summary>
    /// <param name="error">What it failed with; <see langword="null"/> for a success.</param>
    /// <param name="now">The time.</param>
    public void Note(Exception? error, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (error is null)
                (_lastSuccess, _consecutiveFailures) = (now, 0);
            else if (error is SegmentsException exception)
                (_lastFailure, _lastException, _consecutiveFailures) = (now, exception, _consecutiveFailures + 1);
        }
    }
}
