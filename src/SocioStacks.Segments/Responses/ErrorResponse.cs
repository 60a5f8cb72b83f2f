using System.Net;
using System.Text;
using System.Text.Json;
using SocioStacks.Segments.Responses.Json;

namespace SocioStacks.Segments.Responses;

/// <summary>A response that is not a success: an error of the service, or not a response of the API at all.</summary>
internal sealed class ErrorResponse(HttpStatusCode status, string? body)
{
    private const int MaxBodyCharacters = 4096;

    public HttpStatusCode Status => status;

    /// <summary>The beginning of the body; <see langword="null"/> if it was empty.</summary>
    public string? Body { get; } = string.IsNullOrEmpty(body) ? null : body.Length <= MaxBodyCharacters ? body : body[..MaxBodyCharacters];

    public IReadOnlyList<SegmentsApiError> Errors { get; private init; } = [];

    /// <summary>For a response that is not one of the API: why not.</summary>
    public string? Explanation { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>The wait that it asks for with <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For an error whose body came compressed and could not be read: why not.</summary>
    public string? Undecoded { get; private init; }

    /// <summary>Whether the service says that there is no such segment. A proxy's HTML says nothing about segments.</summary>
    public bool IsNotFound => status == HttpStatusCode.NotFound && !IsHtml(Body);

    /// <summary>Whether a status says for certain that nothing was done. A 408 only says that somebody stopped waiting.</summary>
    public static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 && status != HttpStatusCode.RequestTimeout;

    /// <summary>Reads a response that is not a success: as much of its body as is of use, whatever happens to the rest.</summary>
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
            // The status is what counts, and it is known.
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
            // Read as an element that is handed to the user would be: half of a surrogate pair in one title costs no other error.
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
                // A PHP list with gaps.
                foreach (var error in list.EnumerateObject())
                    AddError(error.Value, apiKey, errors);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An error in another form than documented: its body says what there is to say.
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
