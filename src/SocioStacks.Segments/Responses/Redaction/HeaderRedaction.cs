using System.Net.Http.Headers;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// Removes secrets from the headers of a response before anything that logs headers sees them: the loggers of the
/// HttpClientFactory keep the structured values, whatever they are configured to redact. In the headers of a success, which are
/// unlikely to contain the key, only the unescaped key is redacted, because every call pays for the search.
/// </summary>
internal static class HeaderRedaction
{
    public static void Apply(HttpResponseMessage response, string? apiKey)
    {
        Apply(response.Headers, response.IsSuccessStatusCode, apiKey);
        if (response.Content is { } content)
            Apply(content.Headers, response.IsSuccessStatusCode, apiKey);
    }

    private static void Apply(HttpHeaders headers, bool isSuccess, string? apiKey)
    {
        List<(string Name, string Value)>? redacted = null;
        foreach (var (name, values) in headers.NonValidated)
        {
            var sent = values.ToString();
            var isLocation = name.Equals("Location", StringComparison.OrdinalIgnoreCase);
            if (isSuccess && !isLocation && !Redaction.HasKey(sent, apiKey))
                continue;

            // Other headers contain numbers that are not phone numbers and may be needed.
            var value = isLocation && (sent.Contains('@') || Redaction.ForMessage(sent, apiKey) != sent)
                ? RedirectTarget.Of(sent, apiKey)
                : Redaction.WithoutKey(sent, apiKey);
            if (value != sent)
                (redacted ??= []).Add((name, value));
        }

        if (redacted is null)
            return;
        foreach (var (name, value) in redacted)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
