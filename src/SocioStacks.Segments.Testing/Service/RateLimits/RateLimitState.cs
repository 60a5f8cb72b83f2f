using System.Globalization;
using System.Net.Http.Headers;

namespace SocioStacks.Segments.Testing;

/// <summary>What a request has left of its window.</summary>
/// <param name="Limit">The requests that a window allows.</param>
/// <param name="Remaining">Those that are left after this one.</param>
/// <param name="ResetAfter">For a request that is refused: when the window ends.</param>
internal readonly record struct RateLimitState(int Limit, int Remaining, TimeSpan? ResetAfter)
{
    public bool IsRefused => ResetAfter is not null;

    public void WriteTo(HttpResponseHeaders headers)
    {
        headers.Add("X-RateLimit-Limit", Limit.ToString(CultureInfo.InvariantCulture));
        if (Remaining > 0)
            headers.Add("X-RateLimit-Remaining", Remaining.ToString(CultureInfo.InvariantCulture));
        if (ResetAfter is { } reset)
            headers.Add("X-RateLimit-Reset", Math.Ceiling(reset.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }
}
