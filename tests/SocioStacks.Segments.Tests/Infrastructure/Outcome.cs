using System.Globalization;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>What came of a call, in the words of the table: a result, with "?" for MayHaveBeenApplied and the attempts that the server saw.</summary>
internal static class Outcome
{
    public static async Task<string> OfAsync(Func<Task> call, Func<int> attempts)
    {
        var result = "success";
        try
        {
            await call();
        }
        catch (SegmentsException e)
        {
            result = NameOf(e) + (e.MayHaveBeenApplied ? "?" : "");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{result}, {attempts()}");
    }

    private static string NameOf(SegmentsException exception) => exception switch
    {
        SegmentNotFoundException => "NotFound",
        SegmentsRateLimitException => "RateLimit",
        SegmentsApiException e => string.Create(CultureInfo.InvariantCulture, $"Api {(int)e.StatusCode}"),
        SegmentsUnexpectedResponseException => "Unexpected",
        SegmentsConnectionException { IsTimeout: true } => "Timeout",
        SegmentsConnectionException => "Connection",
        _ => exception.GetType().Name,
    };
}
