using System.Net;
using System.Text;
using System.Text.Json;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Responses;

/// <summary>A response that is not a success: an error returned by the service, or a response that is not from the API.</summary>
internal sealed class ErrorResponse(HttpStatusCode status, string? body)
{
    private const int MaxBodyCharacters = 4096;

    public HttpStatusCode Status => status;

    /// <summary>The beginning of the body; <see langword="null"/> if it was empty.</summary>
    public string? Body { get; } = string.IsNullOrEmpty(body) ? null : body.Length <= MaxBodyCharacters ? body : body[..MaxBodyCharacters];

    public IReadOnlyList<SegmentsApiError> Errors { get; private init; } = [];

    /// <summary>The reason why a response is not from the API; otherwise <see langword="null"/>.</summary>
    public string? Explanation { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>The delay requested by <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The reason why the compressed body of an error could not be read; otherwise <see langword="null"/>.</summary>
    public string? Undecoded { get; private init; }

    /// <summary>Whether the service reports that the segment does not exist. HTML from a proxy is not evidence of that.</summary>
    public bool IsNotFound => status == HttpStatusCode.NotFound && !IsHtml(Body);

    /// <summary>Whether a status certainly means that nothing was done. A 408 only means that something stopped waiting.</summary>
    public static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 && status != HttpStatusCode.RequestTimeout;

    /// <summary>Reads a response that is not a success, and as much of its body as is useful. Failures while reading the rest are ignored.</summary>
    public static async ValueTask<ErrorResponse> ReadAsync(ReceivedResponse received, ResponseBodyStream stream, CancellationToken cancellationToken)
    {
        var (response, apiKey, redirectedTo) = (received.Message, received.ApiKey, received.RedirectedTo);
        Exception? cause = null;
        try
        {
            await stream.ReadPrefixAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            // The status is already known, and it decides.
            cause = stream.IsCorrupt ? e : null;
        }

        var body = stream.PrefixText();
        return new ErrorResponse(response.StatusCode, Redaction.WithoutKey(body, apiKey))
        {
            Errors = ReadErrors(body, apiKey),
            Undecoded = Compression.FaultOf(response, stream),
            Cause = cause,
            RetryAfter = redirectedTo is null ? RateLimitHeaders.ReadRetryAfter(response.Headers, received.ReceivedAt) : null,
            Explanation = redirectedTo is not null ? FollowedExplanation(redirectedTo, apiKey)
                : (int)response.StatusCode is >= 400 ? null
                : RedirectExplanation(response, apiKey),
        };
    }

    public static bool IsHtml(string? body) => body.AsSpan().TrimStart().StartsWith("<");

    private static string FollowedExplanation(Uri target, string? apiKey) =>
        $"after a redirect to {RedirectTarget.Of(target.OriginalString, apiKey)}, which the primary handler followed: set its AllowAutoRedirect to false";

    private static string RedirectExplanation(HttpResponseMessage response, string? apiKey) =>
        response.Headers.NonValidated.TryGetValues("Location", out var location)
            ? $"with a redirect to {RedirectTarget.Of(location.ToString(), apiKey)}, and redirects are not followed because they lose the form: check SegmentsClientOptions.BaseAddress"
            : "which is neither a success nor an error of the API";

    private static List<SegmentsApiError> ReadErrors(string body, string? apiKey)
    {
        var errors = new List<SegmentsApiError>();
        if (!body.AsSpan().TrimStart().StartsWith("{"))
            return errors;
        try
        {
            // Read leniently, like the elements exposed to users: an unpaired surrogate in one title must not lose the other errors.
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(body), new JsonReaderOptions { AllowTrailingCommas = true });
            reader.Read();
            if (!JsonText.ReadElement(ref reader).TryGetProperty("errors", out var list))
                return errors;
            if (list.ValueKind == JsonValueKind.Array)
            {
                foreach (var error in list.EnumerateArray())
                    AddError(error, apiKey, errors);
            }
            else if (list.ValueKind == JsonValueKind.Object)
            {
                // A PHP array with gaps is an object.
                foreach (var error in list.EnumerateObject())
                    AddError(error.Value, apiKey, errors);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An undocumented form of error: the body contains what is known.
        }

        return errors;
    }

    private static void AddError(JsonElement error, string? apiKey, List<SegmentsApiError> errors)
    {
        if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("title", out var title))
            return;
        int? status = null;
        if (error.TryGetProperty("status", out var element)
            && int.TryParse(element.ToString(), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var number))
            status = number;
        errors.Add(new SegmentsApiError(Redaction.WithoutKey(title.ToString(), apiKey), status));
    }
}
