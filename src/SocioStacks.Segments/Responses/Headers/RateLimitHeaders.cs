using System.Globalization;
using System.Net.Http.Headers;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// Parses the rate-limit headers of a response. Proxies repeat these headers and rewrite them, so each is parsed as a list, in one
/// line or several, and the strictest entry is used: the lowest limit, the fewest remaining requests, the longest wait. An entry
/// is a number in digits, whose decimals are rounded towards the stricter side, or for <c>Retry-After</c> also a date. White
/// space and quotes around an entry and parameters after it (<c>60;w=60</c>) are ignored. Any other entry (a sign, an exponent, a
/// unit, words) is treated as absent.
/// </summary>
internal static class RateLimitHeaders
{
    /// <summary>1,000 years: longer than anyone waits, and still a valid date when added to the current time.</summary>
    private const long MaxSeconds = 365_000L * 24 * 60 * 60;

    /// <summary>
    /// The maximum difference between the server's clock and ours. Synchronized clocks differ by less; a <c>Date</c> that is farther
    /// away is that of a cached response, or one of the clocks is wrong.
    /// </summary>
    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromMinutes(5);

    public static SegmentsRateLimit? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var limit = ReadCount(response.Headers, "X-RateLimit-Limit");
        var remaining = ReadCount(response.Headers, "X-RateLimit-Remaining");
        var reset = ReadReset(response.Headers);
        var retryAfter = ReadRetryAfter(response.Headers, now);
        var resetAfter = retryAfter > reset || reset is null ? retryAfter : reset;
        return limit is null && remaining is null && resetAfter is null
            ? null
            : new SegmentsRateLimit { Limit = limit, Remaining = remaining, ResetAfter = resetAfter };
    }

    /// <summary>Returns the delay requested by Retry-After, in seconds or as a date, or <see langword="null"/> if there is none.</summary>
    public static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var longest = TimeSpan.Zero;
        for (var rest = TextOf(headers, "Retry-After"); !rest.IsEmpty;)
        {
            var entry = TakeEntry(ref rest);
            var wait = TryReadSeconds(entry, out var seconds) ? TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond)
                : HttpDate.TryParse(entry.ToString(), now, out var date) ? TimeUntil(date, headers, now)
                : TimeSpan.Zero;
            if (wait > longest)
                longest = wait;
        }

        return longest > TimeSpan.Zero ? longest : null;
    }

    private static TimeSpan? ReadReset(HttpResponseHeaders headers)
    {
        long? longest = null;
        for (var rest = TextOf(headers, "X-RateLimit-Reset"); !rest.IsEmpty;)
        {
            if (TryReadSeconds(TakeEntry(ref rest), out var seconds) && !(seconds <= longest))
                longest = seconds;
        }

        // A reset of 0 seconds means within this second: the service counts whole seconds.
        return longest is { } reset ? TimeSpan.FromTicks(Math.Max(1, reset) * TimeSpan.TicksPerSecond) : null;
    }

    private static int? ReadCount(HttpResponseHeaders headers, string name)
    {
        long? lowest = null;
        for (var rest = TextOf(headers, name); !rest.IsEmpty;)
        {
            if (TryReadNumber(TakeEntry(ref rest), out var count, out _) && !(count >= lowest))
                lowest = count;
        }

        return (int?)(lowest > int.MaxValue ? int.MaxValue : lowest);
    }

    /// <summary>Computes the delay with our clock and the server's, and returns the longer: a fast clock must not shorten it.</summary>
    private static TimeSpan TimeUntil(DateTimeOffset date, HttpResponseHeaders headers, DateTimeOffset now)
    {
        var start = now;
        var sent = TextOf(headers, "Date");
        if (HttpDate.TryParse(TakeEntry(ref sent).ToString(), now, out var theirs) && theirs < now && now - theirs <= MaxClockDifference)
            start = theirs;
        var longest = TimeSpan.FromTicks(MaxSeconds * TimeSpan.TicksPerSecond);
        return date - start < longest ? date - start : longest;
    }

    private static ReadOnlySpan<char> TextOf(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString().AsSpan() : default;

    /// <summary>Removes the first entry from a list. The comma within a date is not a separator.</summary>
    private static ReadOnlySpan<char> TakeEntry(ref ReadOnlySpan<char> list)
    {
        const string Surrounding = " \t\"";
        var end = list.IndexOf(',');
        if (end >= 0 && HttpDate.IsDayName(list[..end].Trim(Surrounding)))
            end = list[(end + 1)..].IndexOf(',') is >= 0 and var next ? end + 1 + next : -1;
        var entry = end < 0 ? list : list[..end];
        list = end < 0 ? default : list[(end + 1)..];
        return (entry.IndexOf(';') is >= 0 and var parameters ? entry[..parameters] : entry).Trim(Surrounding);
    }

    /// <summary>Parses a number of seconds, rounded up.</summary>
    private static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds)
    {
        var isNumber = TryReadNumber(text, out var whole, out var hasMore);
        seconds = Math.Min(whole < MaxSeconds && hasMore ? whole + 1 : whole, MaxSeconds);
        return isNumber;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, out long whole, out bool hasMore)
    {
        whole = 0;
        hasMore = false;
        var point = text.IndexOf('.');
        var digits = point < 0 ? text : text[..point];
        var decimals = point < 0 ? "0".AsSpan() : text[(point + 1)..];
        if (digits.IsEmpty || decimals.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9'))
            return false;

        // More digits than a long can hold: huge, but still a number.
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out whole))
            whole = long.MaxValue;
        hasMore = decimals.ContainsAnyInRange('1', '9');
        return true;
    }
}
