namespace SocioStacks.Segments.Simulation;

/// <summary>A world to simulate. Everything in it follows from its seed.</summary>
internal sealed record Scenario
{
    public int Seed { get; init; }

    public int Processes { get; init; } = 1;

    /// <summary>The calls of each process.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>The time between two calls of a process; 0 for all at once.</summary>
    public TimeSpan CallInterval { get; init; }

    /// <summary>How many of the calls, in percent, are background calls.</summary>
    public int BackgroundPercent { get; init; }

    public int Limit { get; init; } = 60;

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether windows begin at fixed times, and not with their first call.</summary>
    public bool IsAligned { get; init; }

    /// <summary>When the first call comes.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>How long before that another program makes its calls, and how many.</summary>
    public (TimeSpan Before, int Calls) Foreign { get; init; }

    /// <summary>The time of a request and its response, at least and at most.</summary>
    public (TimeSpan Least, TimeSpan Most) Latency { get; init; } = (TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200));

    public TimeSpan MaxWait { get; init; } = TimeSpan.FromDays(30);

    public int MaxRetries { get; init; } = 3;

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many responses, in percent, are lost; the request has arrived.</summary>
    public int LostPercent { get; init; }

    /// <summary>How many requests, in percent, end with a 503.</summary>
    public int ErrorPercent { get; init; }

    /// <summary>How many calls, in percent, are cancelled at some time.</summary>
    public int CancelledPercent { get; init; }

    /// <summary>From when to when the service hangs: it reads requests and never responds.</summary>
    public (TimeSpan From, TimeSpan To) Hanging { get; init; }

    public bool IsExempt { get; init; }

    /// <summary>A limit that holds from a time on, in place of the first one.</summary>
    public (TimeSpan From, int Limit)? NewLimit { get; init; }

    /// <summary>A window that holds from a time on, in place of the first one.</summary>
    public (TimeSpan From, TimeSpan Window)? NewWindow { get; init; }

    /// <summary>When one process ends and starts again without what it knew.</summary>
    public TimeSpan? RestartAt { get; init; }
}
