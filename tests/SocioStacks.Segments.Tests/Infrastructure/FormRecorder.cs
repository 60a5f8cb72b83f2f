using System.Net;
using System.Text;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Replaces the network: records every request with its whole body, and responds with the given statuses, then with 200.</summary>
internal sealed class FormRecorder(params HttpStatusCode[] statuses) : HttpMessageHandler
{
    private readonly List<RecordedForm> _requests = [];

    public IReadOnlyList<RecordedForm> Requests => _requests;

    public RecordedForm Single => Assert.Single(_requests);

    /// <summary>Creates a segment from the definition, which has to be sent once, and returns the fields of the form.</summary>
    public static async Task<IReadOnlyList<string>> FieldsOfAsync(SegmentDefinition? definition, string name = "Name")
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.CreateAsync(name, definition, TestContext.Current.CancellationToken);
        return [.. recorder.Single.Fields];
    }

    /// <summary>A client whose waits end immediately, so that a retry takes no time.</summary>
    public SegmentsClient CreateClient(int maxRetries = 0, long? maxFormBytes = null)
    {
        var options = new SegmentsClientOptions { ApiKey = "recorded", MaxRetries = maxRetries, TimeProvider = new ImmediateTimeProvider() };
        options.MaxFormBytes = maxFormBytes ?? options.MaxFormBytes;
        return SegmentsClient.Create(options, this);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As the network does it: written anew for every attempt. To read it as a whole would keep it in the content.
        using var body = new MemoryStream();
        if (request.Content is { } content)
            await content.CopyToAsync(body, cancellationToken);
        _requests.Add(new(
            request.Method,
            request.RequestUri!,
            request.Content?.Headers.ContentType?.ToString() ?? "",
            request.Content?.Headers.ContentLength,
            request.Headers.TransferEncodingChunked,
            body.ToArray()));
        return new HttpResponseMessage(_requests.Count <= statuses.Length ? statuses[_requests.Count - 1] : HttpStatusCode.OK)
        {
            Content = new StringContent("""{"data":{"id":1}}"""),
        };
    }

    internal sealed record RecordedForm(HttpMethod Method, Uri Uri, string ContentType, long? ContentLength, bool? IsChunked, byte[] Body)
    {
        private const string Prefix = "multipart/form-data; boundary=";

        public string Boundary
        {
            get
            {
                Assert.StartsWith(Prefix, ContentType, StringComparison.Ordinal);
                return ContentType[Prefix.Length..].Trim('"');
            }
        }

        /// <summary>The whole body, with BOUNDARY in the place of the random one.</summary>
        public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Body).Replace(Boundary, "BOUNDARY", StringComparison.Ordinal);

        /// <summary>The fields as <c>name=value</c>.</summary>
        public IEnumerable<string> Fields
        {
            get
            {
                const string heading = "Content-Disposition: form-data; name=\"";
                var parts = Text.Split("--BOUNDARY\r\n")[1..];
                parts[^1] = parts[^1].Replace("--BOUNDARY--\r\n", "", StringComparison.Ordinal);
                return parts.Select(part => part[heading.Length..^2].Replace("\"\r\n\r\n", "=", StringComparison.Ordinal));
            }
        }
    }
}
