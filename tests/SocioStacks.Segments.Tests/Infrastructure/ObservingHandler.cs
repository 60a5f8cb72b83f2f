namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A message handler of the user's own that shows every request to the test, and passes it on.</summary>
internal sealed class ObservingHandler(Action<HttpRequestMessage> observe) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        observe(request);
        return base.SendAsync(request, cancellationToken);
    }
}
