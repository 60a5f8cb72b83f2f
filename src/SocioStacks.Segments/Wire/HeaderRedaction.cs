namespace SocioStacks.Segments.Wire;

/// <summary>
/// Takes secrets out of the headers of a failed response, before anything that logs headers sees them: the loggers of the
/// HttpClientFactory keep the values beside their message, however they are told to redact.
/// </summary>
internal static class HeaderRedaction
{
    public static void Apply(HttpResponseMessage response, string? apiKey)
    {
        if (response.IsSuccessStatusCode)
            return;
        var redacted = new List<(string Name, string Value)>();
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            var sent = values.ToString();
            var value = Redaction.WithoutKey(sent, apiKey);

            // Other headers have numbers that are no phone's, and that somebody may need.
            if (name.Equals("Location", StringComparison.OrdinalIgnoreCase) && Redaction.ForMessage(sent, apiKey) != sent)
                value = RedirectTarget.Of(sent, apiKey);
            if (value != sent)
                redacted.Add((name, value));
        }

        foreach (var (name, value) in redacted)
        {
            response.Headers.Remove(name);
            response.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
