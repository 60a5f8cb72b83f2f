using System.Globalization;
using System.Net.Http.Headers;

namespace SocioStacks.Segments.Testing;

/// <summary>The state of a rate-limit window after a request.</summary>
/// <param name="Limit">The number of requests that a window allows.</param>
/// <param name="Remaining">The number of requests left after this one.</param>
/// <param name="ResetAfter">For a rejected request, the time until the window ends.</param>
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
