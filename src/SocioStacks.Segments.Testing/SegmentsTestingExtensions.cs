using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Testing;

/// <summary>Connects a registered client to the in-memory service.</summary>
public static class SegmentsTestingExtensions
{
    /// <summary>
    /// Connects the registered client to <paramref name="service"/> instead of the network. Everything else of the client
    /// stays as it is: its options, retries and waits, and the handlers that were added to it.
    /// </summary>
    /// <param name="builder">The builder that <c>AddSegmentsClient</c> or <c>AddKeyedSegmentsClient</c> returned.</param>
    /// <param name="service">The service; several clients may share one.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder UseInMemoryService(this IHttpClientBuilder builder, InMemorySegmentsService service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(service);

        // The factory disposes the handlers it was given when their time is over: each gets one of its own.
        return builder.ConfigurePrimaryHttpMessageHandler(service.CreateHandler);
    }
}
