namespace SocioStacks.Segments;

/// <summary>What a client knows about its calls and the rate limit of its API key, without a call.</summary>
public sealed record SegmentsClientStatus
{
    /// <summary>
    /// The rate limit as estimated now, or <see langword="null"/> if it is unknown, as before the first response and for exempt
    /// accounts.
    /// </summary>
    public SegmentsRateLimit? RateLimit { get; init; }

    /// <summary>The number of calls of this key in the process that wait for the rate limit.</summary>
    public int WaitingCalls { get; init; }

    /// <summary>The expected wait for the rate limit of a call of this client that is made now.</summary>
    public TimeSpan ExpectedWait { get; init; }

    /// <summary>When a call of this client last succeeded, or <see langword="null"/> if none has.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When a call of this client last failed, or <see langword="null"/> if none has. Cancelled calls do not count.</summary>
    public DateTimeOffset? LastFailure { get; init; }

    /// <summary>The exception of the last failure, or <see langword="null"/> if there was none.</summary>
    public SegmentsException? LastException { get; init; }

    /// <summary>The number of calls that have failed since the last success.</summary>
    public int ConsecutiveFailures { get; init; }
}
