using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Options;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.DependencyInjection;

/// <summary>
/// Completes the handler chain of our clients after all other filters. As the outermost filter it also covers a primary handler
/// that another filter sets, which therefore receives the key, and it keeps exceptions of the HttpClientFactory's loggers from
/// affecting a call.
/// </summary>
internal sealed class HandlerFilter(IEnumerable<SegmentsRegistration> registrations, IOptionsMonitor<HttpClientFactoryOptions> options) : IHttpMessageHandlerBuilderFilter
{
    private readonly HashSet<string> _names = [.. registrations.Select(registration => registration.ClientName)];

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is not { } name || !_names.Contains(name))
            return;
        for (var i = 0; i < builder.AdditionalHandlers.Count; i++)
            builder.AdditionalHandlers[i] = Guarded(builder.AdditionalHandlers[i], builder, name);
        builder.PrimaryHandler = SegmentsPipeline.Innermost(builder.PrimaryHandler);
    };

    private DelegatingHandler Guarded(DelegatingHandler handler, HttpMessageHandlerBuilder builder, string name)
    {
        if (handler.GetType() == typeof(LoggingScopeHttpMessageHandler))
            return new LoggingScopeHttpMessageHandler(GuardedLogger.Create(builder.Services, $"System.Net.Http.HttpClient.{name}.LogicalHandler"), options.Get(name));
        return handler.GetType() == typeof(LoggingHttpMessageHandler)
            ? new LoggingHttpMessageHandler(GuardedLogger.Create(builder.Services, $"System.Net.Http.HttpClient.{name}.ClientHandler"), options.Get(name))
            : handler;
    }
}
