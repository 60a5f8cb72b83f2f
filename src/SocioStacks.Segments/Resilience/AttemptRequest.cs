using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Resilience;

/// <summary>
/// Creates the request of one attempt, with a content of its own: whatever handlers did to the request of the attempt
/// before, they start anew.
/// </summary>
internal static class AttemptRequest
{
    public static HttpRequestMessage Create(CallState call, Attempt attempt, Uri address)
    {
        var template = call.Template!;
        var request = new HttpRequestMessage(template.Method, AddressOf(template, call.Address, address))
        {
            Version = template.Version,
            VersionPolicy = template.VersionPolicy,
            Content = attempt.Form,
        };
        foreach (var header in template.Headers.NonValidated)
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        request.Headers.TryAddWithoutValidation("User-Agent", SegmentsTelemetry.Product);
        foreach (var option in (IEnumerable<KeyValuePair<string, object?>>)template.Options)
        {
            if (option.Key != SegmentsOperation.CallProperty)
                request.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
        }

        attempt.AttachTo(request);
        return request;
    }

    /// <summary>The address of the request, where the service is now: a reload may have moved it since the call began.</summary>
    private static Uri? AddressOf(HttpRequestMessage template, Uri before, Uri now) =>
        before == now ? template.RequestUri : new Uri(now, before.MakeRelativeUri(template.RequestUri!));
}
