using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Http;

/// <summary>
/// The request of one attempt, with its own content. Changes that handlers made to the request of an earlier attempt do not
/// carry over.
/// </summary>
internal sealed partial class AttemptRequest : HttpRequestMessage
{
    private AttemptRequest(HttpRequestMessage template, Uri? address, Attempt attempt)
        : base(template.Method, address)
    {
        Attempt = attempt;
        Content = attempt.Form;
        Version = template.Version;
    }

    public Attempt Attempt { get; }

    /// <summary>Copies the request that Refit built.</summary>
    /// <param name="template">The request that Refit built.</param>
    /// <param name="address">The address of the copy.</param>
    /// <param name="attempt">The attempt to which the copy belongs.</param>
    /// <param name="isPassedOn">Whether handlers of the user will see the copy. They may send another copy, which shares only its options.</param>
    public static AttemptRequest Create(HttpRequestMessage template, Uri? address, Attempt attempt, bool isPassedOn)
    {
        var request = new AttemptRequest(template, address, attempt) { VersionPolicy = template.VersionPolicy };
        foreach (var header in template.Headers.NonValidated)
            request.AddHeader(header.Key, header.Value);
        request.Headers.TryAddWithoutValidation("User-Agent", SegmentsTelemetry.Product);
        if (isPassedOn)
            CopyOptions(template, request);
        return request;
    }

    private static void CopyOptions(HttpRequestMessage template, AttemptRequest request)
    {
        var options = request.Options;
        foreach (var option in (IEnumerable<KeyValuePair<string, object?>>)template.Options)
        {
            if (option.Key != SegmentsOperation.CallProperty)
                options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
        }

        options.Set(Attempt.Key, request.Attempt);
    }
}
