using System.Diagnostics;
using System.Net.Http.Headers;
using SocioStacks.Segments.Telemetry;
using SocioStacks.Segments.Wire;

namespace SocioStacks.Segments.Pipeline;

/// <summary>
/// Makes one attempt: sends, and reads the answer to its last byte while the timeout of the attempt still
/// runs. Notes what a failure leaves in doubt.
/// </summary>
internal sealed class AttemptHandler(PipelineSettings settings) : DelegatingHandler
{
    private static readonly string Product = new ProductInfoHeaderValue(SegmentsTelemetry.Name, SegmentsTelemetry.Version).ToString();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = SegmentsCall.Of(request);
        var options = settings.Options;
        Prepare(request, call, options);

        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await call.ReadAsync(response, options.MaxResponseBytes, settings.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (!IsCertainlyNotSent(e, call))
                call.NoteUnanswered();
            throw;
        }
    }

    private static void Prepare(HttpRequestMessage request, SegmentsCall call, SegmentsClientOptions options)
    {
        if (call.Attempts++ == 0)
            request.Headers.TryAddWithoutValidation("User-Agent", Product);
        request.Content ??= EmptyBody.Instance;

        // A reload has moved the service since the call began.
        if (call.BaseAddress is { } before && before != options.Address)
        {
            request.RequestUri = new Uri(options.Address, before.MakeRelativeUri(request.RequestUri!));
            call.BaseAddress = options.Address;
        }

        // HttpClient names the span of an attempt only where none is named yet: that of the attempt before has to go.
        if (call.Attempts > 1)
        {
            foreach (var field in DistributedContextPropagator.Current.Fields)
                request.Headers.Remove(field);
        }
    }

    private static bool IsCertainlyNotSent(Exception exception, SegmentsCall call) =>
        call.Form is { IsStarted: false }
        || exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
        };
}
