using System.Net;

namespace SocioStacks.Segments.Responses;

/// <typeparam name="T">The type of the value of a success.</typeparam>
internal sealed class AttemptResult<T> : AttemptResult
{
    private AttemptResult(HttpStatusCode status, SegmentsRateLimit? rateLimit, T? value, ErrorResponse? error)
        : base(status, rateLimit, error) => Value = value;

    /// <summary>The value of a success.</summary>
    public T? Value { get; }

    public static AttemptResult<T> Success(HttpStatusCode status, SegmentsRateLimit? rateLimit, T? value) => new(status, rateLimit, value, null);

    /// <summary>Creates a success from an error that proves it.</summary>
    public static AttemptResult<T> Success(AttemptResult error, T? value) => new(error.Status, error.RateLimit, value, null);

    public static AttemptResult<T> Failure(SegmentsRateLimit? rateLimit, ErrorResponse error) => new(error.Status, rateLimit, default, error);
}
