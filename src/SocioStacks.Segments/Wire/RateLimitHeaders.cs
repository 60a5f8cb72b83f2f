using System.Globalization;
using System.Net.Http.Headers;

namespace SocioStacks.Segments.Wire;

/// <summary>
/// Reads what an answer says about the rate limit. What is no number, or negative, is as if it were not there; so is a
/// Retry-After that lies in the past.
/// </summary>
internal static class RateLimitHeaders
{
    /// <summary>The longest wait that is understood; a larger number is taken as this.</summary>
    private const long MaxSeconds = 365L * 24 * 60 * 60;

    public static SegmentsRateLimit? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var limit = ReadNumber(response.Headers, "X-RateLimit-Limit");
        var remaining = ReadNumber(response.Headers, "X-RateLimit-Remaining");
        var reset = ReadReset(response.Headers);
        var retryAfter = ReadRetryAfter(response.Headers, now);
        var resetAfter = retryAfter > reset || reset is null ? retryAfter : reset;
        if (limit is null && remaining is null && resetAfter is null)
            return null;

        return new SegmentsRateLimit
        {
            Limit = (int?)(limit > int.MaxValue ? int.MaxValue : limit),
            Remaining = (int?)(remaining > int.MaxValue ? int.MaxValue : remaining),
            ResetAfter = resetAfter,
        };
    }

    /// <summary>The wait that a Retry-After asks for, in seconds or until a date; null where it asks for none.</summary>
    public static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.NonValidated.TryGetValues("Retry-After", out var values))
            return null;
        var text = values.ToString().Trim();
        if (ParseNumber(text) is { } seconds)
            return seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, MaxSeconds)) : null;
        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;

        // By the clock that asks for the longer wait, ours or the server's: a clock that is ahead must not undercut it.
        var wait = date - now;
        if (headers.Date is { } sent && date - sent > wait)
            wait = date - sent;
        var longest = TimeSpan.FromSeconds(MaxSeconds);
        return wait <= TimeSpan.Zero ? null : wait < longest ? wait : longest;
    }

    // A window that ends in 0 seconds ends within this second: the service counts whole ones.
    private static TimeSpan? ReadReset(HttpResponseHeaders headers) =>
        ReadNumber(headers, "X-RateLimit-Reset") is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 1, MaxSeconds)) : null;

    private static long? ReadNumber(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? ParseNumber(values.ToString().Trim()) : null;

    private static long? ParseNumber(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;

        // More digits than a long holds: huge, but a number.
        return text.Length > 18 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') ? long.MaxValue : null;
    }
}
