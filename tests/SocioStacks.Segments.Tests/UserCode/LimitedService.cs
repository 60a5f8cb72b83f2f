using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A service that allows a few requests a minute of its clock, reports them in its headers, and has one segment, 9.</summary>
internal static class LimitedService
{
    public const int Limit = 3;

    public static StubService Over(TimeProvider time)
    {
        var guard = new object();
        var (start, served) = (DateTimeOffset.MinValue, 0);
        return new StubService(_ =>
        {
            lock (guard)
            {
                var now = time.GetUtcNow();
                if (now - start >= TimeSpan.FromMinutes(1))
                    (start, served) = (now, 0);
                var isRefused = served == Limit;
                var response = isRefused ? StubService.Error(HttpStatusCode.TooManyRequests) : StubService.Respond("""{"data":{"id":9}}""");
                response.Headers.Add("X-RateLimit-Limit", Limit.ToString(CultureInfo.InvariantCulture));
                if (isRefused)
                    response.Headers.Add("X-RateLimit-Reset", Math.Ceiling((start.AddMinutes(1) - now).TotalSeconds).ToString(CultureInfo.InvariantCulture));
                else if (++served < Limit)
                    response.Headers.Add("X-RateLimit-Remaining", (Limit - served).ToString(CultureInfo.InvariantCulture));
                return response;
            }
        });
    }
}
