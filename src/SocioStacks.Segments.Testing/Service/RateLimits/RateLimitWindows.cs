namespace SocioStacks.Segments.Testing;

/// <summary>A fixed window for each key. It begins with the first request; later requests do not extend it.</summary>
internal sealed class RateLimitWindows(int limit, TimeSpan length, TimeProvider time)
{
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);

    public int Limit => limit;

    /// <summary>Counts a request of a key.</summary>
    public RateLimitState Count(string apiKey)
    {
        var now = time.GetTimestamp();
        if (!_windows.TryGetValue(apiKey, out var window) || time.GetElapsedTime(window.Start, now) >= length)
            _windows[apiKey] = window = new Window(now);
        if (window.Count == limit)
            return new(limit, 0, length - time.GetElapsedTime(window.Start, now));

        window.Count++;
        return new(limit, limit - window.Count, null);
    }

    private sealed class Window(long start)
    {
        public long Start => start;

        public int Count { get; set; }
    }
}
