using System.Net;
using System.Text.Json;

namespace SocioStacks.Segments.Wire;

/// <summary>What was wrong with an answer.</summary>
internal sealed class AnswerProblem(HttpStatusCode status, string? body)
{
    private const int MaxBodyCharacters = 4096;

    public HttpStatusCode Status => status;

    /// <summary>The beginning of the answer; <see langword="null"/> if it was empty.</summary>
    public string? Body { get; } = string.IsNullOrEmpty(body) ? null : body.Length <= MaxBodyCharacters ? body : body[..MaxBodyCharacters];

    public IReadOnlyList<SegmentsApiError> Errors { get; private init; } = [];

    /// <summary>For an answer that is none of the API: why not.</summary>
    public string? Explanation { get; init; }

    public Exception? Cause { get; init; }

    /// <summary>For an error whose body came compressed and could not be read: why not.</summary>
    public string? Undecoded { get; private init; }

    /// <summary>Whether the answer says for certain that nothing was done. A 408 only says that somebody gave up waiting.</summary>
    public bool IsRefusal => (int)status is >= 400 and < 500 && status != HttpStatusCode.RequestTimeout;

    /// <summary>Whether the service says that there is no such segment. A proxy's HTML says nothing about segments.</summary>
    public bool IsNotFound => status == HttpStatusCode.NotFound && !IsHtml(Body);

    /// <summary>Reads an answer that is no success: as much of its body as is of use, whatever befalls the rest.</summary>
    public static async ValueTask<AnswerProblem> ReadAsync(HttpResponseMessage response, BodyStream stream, string? apiKey, CancellationToken cancellationToken)
    {
        Exception? cause = null;
        try
        {
            await stream.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException or InvalidOperationException)
        {
            // The status is what counts, and it is known.
            cause = stream.IsCorrupt ? e : null;
        }

        var body = stream.Head();
        return new AnswerProblem(response.StatusCode, Blotted(body, apiKey))
        {
            Errors = ReadErrors(body, apiKey),
            Undecoded = Compression.FaultOf(response, stream),
            Cause = cause,
            Explanation = (int)response.StatusCode is >= 400 ? null : RedirectExplanation(response, apiKey),
        };
    }

    public static bool IsHtml(string? body) => body.AsSpan().TrimStart().StartsWith("<");

    /// <summary>A text without the key, also as it looks inside of JSON: PHP puts a backslash before a slash.</summary>
    public static string Blotted(string text, string? apiKey)
    {
        if (string.IsNullOrEmpty(apiKey))
            return text;
        var escaped = apiKey.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        foreach (var form in new HashSet<string> { apiKey, escaped, escaped.Replace("/", "\\/", StringComparison.Ordinal), JsonEncodedText.Encode(apiKey).ToString() })
            text = text.Replace(form, "[key]", StringComparison.Ordinal);
        return text;
    }

    private static string RedirectExplanation(HttpResponseMessage response, string? apiKey)
    {
        if (response.Headers.Location is not { } location)
            return "which is neither a success nor an error of the API";

        return $"with a redirect to {Blotted(TargetOf(location), apiKey)}, and redirects are not followed because they lose the form: check SegmentsClientOptions.BaseAddress";
    }

    /// <summary>Where a redirect leads. Neither a query nor a user name nor a phone number belongs into a message.</summary>
    private static string TargetOf(Uri location)
    {
        // An address without its scheme is not absolute, and yet may have a user name.
        if (location.OriginalString.StartsWith("//", StringComparison.Ordinal) && Uri.TryCreate("https:" + location.OriginalString, UriKind.Absolute, out var complete))
            location = complete;
        return location.IsAbsoluteUri
            ? location.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + Failures.WithoutNumbers(location.GetComponents(UriComponents.Path | UriComponents.KeepDelimiter, UriFormat.UriEscaped))
            : Failures.WithoutNumbers(location.OriginalString.Split('?', '#')[0]);
    }

    private static List<SegmentsApiError> ReadErrors(string body, string? apiKey)
    {
        var errors = new List<SegmentsApiError>();
        if (!body.AsSpan().TrimStart().StartsWith("{"))
            return errors;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowTrailingCommas = true });
            if (!document.RootElement.TryGetProperty("errors", out var list))
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
            // An error in another form than documented: its body tells what there is to tell.
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
        errors.Add(new SegmentsApiError(Blotted(title.ToString(), apiKey), status));
    }
}
