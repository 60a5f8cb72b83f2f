using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Testing;

/// <summary>Extension methods that connect a registered client to the in-memory service.</summary>
public static class SegmentsTestingExtensions
{
    /// <summary>
    /// Connects the registered client to <paramref name="service"/> instead of the network. Its options, retries, waits and added
    /// handlers are unaffected.
    /// </summary>
    /// <param name="builder">The builder that <c>AddSegmentsClient</c> or <c>AddKeyedSegmentsClient</c> returned.</param>
    /// <param name="service">The service; several clients may share one.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder UseInMemoryService(this IHttpClientBuilder builder, InMemorySegmentsService service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(service);

        // The factory disposes the handlers that it was given when they expire, so each gets its own.
        return builder.ConfigurePrimaryHttpMessageHandler(service.CreateHandler);
    }
}
