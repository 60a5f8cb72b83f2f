using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using SocioStacks.Segments;
using SocioStacks.Segments.DependencyInjection;
using SocioStacks.Segments.Http;
using SocioStacks.Segments.Resilience;
using SocioStacks.Segments.Telemetry;

#pragma warning disable IDE0130 // The namespace in which users of a container look for registration methods.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that register the client for the segments API.</summary>
[UnsupportedOSPlatform("browser")]
public static class SegmentsServiceCollectionExtensions
{
    private const string ClientName = "SocioStacks.Segments";

    /// <summary>
    /// Registers <see cref="ISegmentsClient"/> as a singleton. The options are validated when the host starts and at first use.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">A callback that sets the options. Omit it if they are set with <c>Configure&lt;SegmentsClientOptions&gt;</c>.</param>
    /// <returns>The builder of the underlying HttpClient. Handlers added to it see every attempt.</returns>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The argument of the other overload is required, so no call is ambiguous.")]
    public static IHttpClientBuilder AddSegmentsClient(this IServiceCollection services, Action<SegmentsClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = AddClient(services, null, nameof(SegmentsClientOptions) + ".", out var optionsName);
        if (configure is not null)
            services.Configure(optionsName, configure);
        return builder;
    }

    /// <summary>
    /// Registers <see cref="ISegmentsClient"/> as a singleton, with options that are set from other services. The options are
    /// validated when the host starts and at first use.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">A callback that sets the options. It receives the services of the container.</param>
    /// <returns>The builder of the underlying HttpClient. Handlers added to it see every attempt.</returns>
    public static IHttpClientBuilder AddSegmentsClient(this IServiceCollection services, Action<IServiceProvider, SegmentsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = AddClient(services, null, nameof(SegmentsClientOptions) + ".", out var optionsName);
        Configure(services, optionsName, configure);
        return builder;
    }

    /// <summary>
    /// Registers <see cref="ISegmentsClient"/> as a singleton with options from a configuration section, including reloads. The
    /// options are validated when the host starts and at first use.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The section itself, for example <c>configuration.GetSection(SegmentsClientOptions.SectionName)</c>.</param>
    /// <returns>The builder of the underlying HttpClient. Handlers added to it see every attempt.</returns>
    public static IHttpClientBuilder AddSegmentsClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = AddClient(services, null, PrefixOf(configuration), out var optionsName);
        Bind(services, optionsName, configuration);
        return builder;
    }

    /// <summary>Registers an additional <see cref="ISegmentsClient"/> as a keyed singleton, for example for a second account.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="serviceKey">
    /// The service key with which the client is resolved; <c>serviceKey.ToString()</c> is also the name of its options. It appears in
    /// the log categories of HttpClient, so it must not be an API key or a phone number.
    /// </param>
    /// <param name="configure">A callback that sets the options.</param>
    /// <returns>The builder of the underlying HttpClient. Handlers added to it see every attempt.</returns>
    public static IHttpClientBuilder AddKeyedSegmentsClient(this IServiceCollection services, object serviceKey, Action<SegmentsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = AddClient(services, serviceKey, nameof(SegmentsClientOptions) + ".", out var optionsName);
        services.Configure(optionsName, configure);
        return builder;
    }

    /// <summary>
    /// Registers an additional <see cref="ISegmentsClient"/> as a keyed singleton, with options that are set from other services.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="serviceKey">
    /// The service key with which the client is resolved; <c>serviceKey.ToString()</c> is also the name of its options. It appears in
    /// the log categories of HttpClient, so it must not be an API key or a phone number.
    /// </param>
    /// <param name="configure">A callback that sets the options. It receives the services of the container.</param>
    /// <returns>The builder of the underlying HttpClient. Handlers added to it see every attempt.</returns>
    public static IHttpClientBuilder AddKeyedSegmentsClient(this IServiceCollection services, object serviceKey, Action<IServiceProvider, SegmentsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = AddClient(services, serviceKey, nameof(SegmentsClientOptions) + ".", out var optionsName);
        Configure(services, optionsName, configure);
        return builder;
    }

    /// <summary>
    /// Registers an additional <see cref="ISegmentsClient"/> as a keyed singleton with options from a configuration section, including
    /// reloads.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="serviceKey">
    /// The service key with which the client is resolved; <c>serviceKey.ToString()</c> is also the name of its options. It appears in
    /// the log categories of HttpClient, so it must not be an API key or a phone number.
    /// </param>
    /// <param name="configuration">The section itself.</param>
    /// <returns>The builder of the underlying HttpClient. Handlers added to it see every attempt.</returns>
    public static IHttpClientBuilder AddKeyedSegmentsClient(this IServiceCollection services, object serviceKey, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(serviceKey);
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = AddClient(services, serviceKey, PrefixOf(configuration), out var optionsName);
        Bind(services, optionsName, configuration);
        return builder;
    }

    private static void Configure(IServiceCollection services, string optionsName, Action<IServiceProvider, SegmentsClientOptions> configure) =>
        services.AddSingleton<IConfigureOptions<SegmentsClientOptions>>(provider =>
            new ConfigureNamedOptions<SegmentsClientOptions>(optionsName, options => configure(provider, options)));

    private static string PrefixOf(IConfiguration configuration) =>
        configuration is IConfigurationSection { Path.Length: > 0 } section ? section.Path + ":" : "";

    private static void Bind(IServiceCollection services, string optionsName, IConfiguration configuration)
    {
        services.AddSingleton<IOptionsChangeTokenSource<SegmentsClientOptions>>(new ConfigurationReload(optionsName, configuration));
        services.AddSingleton<IConfigureOptions<SegmentsClientOptions>>(new SegmentsClientOptionsBinder(optionsName, PrefixOf(configuration), configuration));
    }

    private static IHttpClientBuilder AddClient(IServiceCollection services, object? serviceKey, string prefix, out string optionsName)
    {
        optionsName = serviceKey is null ? Options.Options.DefaultName : NameOf(services, serviceKey);
        var name = optionsName;
        var clientName = name.Length == 0 ? ClientName : $"{ClientName}:{name}";
        var builder = services.AddHttpClient(clientName);

        // A repeated registration only adds to the options of the first one.
        if (services.Any(service => service.ImplementationInstance is SegmentsRegistration known && known.Name == name))
            return builder;
        services.AddSingleton(new SegmentsRegistration(name, serviceKey, clientName));

        services.AddOptions<SegmentsClientOptions>(name).ValidateOnStart();
        services.TryAddSingleton<IOptionsFactory<SegmentsClientOptions>, SegmentsClientOptionsFactory>();
        services.AddSingleton<IValidateOptions<SegmentsClientOptions>>(new SegmentsClientOptionsValidator(name, prefix));
        services.AddKeyedSingleton(clientName, (provider, _) => SettingsOf(provider, name));
        services.TryAddKeyedSingleton<ISegmentsClient>(serviceKey, (provider, _) => new SegmentsClient(SegmentsPipeline.Create(
            provider.GetRequiredKeyedService<ClientSettings>(clientName),
            HttpClientOf(provider.GetRequiredService<IHttpClientFactory>(), clientName))));

        builder
            .ConfigureHttpClient((provider, client) => SegmentsPipeline.Configure(client, provider.GetRequiredKeyedService<ClientSettings>(clientName)))
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => HostResilience.RemoveFrom(handlers))
            .AddHttpMessageHandler(provider => SegmentsPipeline.Outermost(provider.GetRequiredKeyedService<ClientSettings>(clientName)));

        services.PostConfigure<HttpClientFactoryOptions>(clientName, options =>
        {
            // After all configuration by the user or host, so that the key is never logged, at any level, on any framework.
            var theirs = options.ShouldRedactHeaderValue;
            options.ShouldRedactHeaderValue = header => header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || theirs(header);

            // Before all configuration by the user or host, so that their primary handler replaces ours, even one set for all clients.
            options.HttpMessageHandlerBuilderActions.Insert(0, handlers => handlers.PrimaryHandler = PrimaryHandler.Create());
        });

        // The first filter becomes the outermost.
        if (!services.Any(service => service.ServiceType == typeof(IHttpMessageHandlerBuilderFilter) && service.ImplementationType == typeof(HandlerFilter)))
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, HandlerFilter>());
        return builder;
    }

    private static Func<HttpClient> HttpClientOf(IHttpClientFactory factory, string clientName) => () => factory.CreateClient(clientName);

    private static ClientSettings SettingsOf(IServiceProvider provider, string optionsName)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<SegmentsClientOptions>>();
        var time = monitor.Get(optionsName).TimeProvider ?? provider.GetService<TimeProvider>() ?? TimeProvider.System;
        return new ClientSettings(() => monitor.Get(optionsName), time, GuardedLogger.Create(provider, SegmentsTelemetry.Name));
    }

    /// <summary>Returns the text of the key, made unique if another key has the same text.</summary>
    private static string NameOf(IServiceCollection services, object serviceKey)
    {
        var text = serviceKey.ToString() ?? "";
        var name = text;
        for (var i = 2; ; i++)
        {
            var known = services.Select(service => service.ImplementationInstance).OfType<SegmentsRegistration>().FirstOrDefault(known => known.Name == name);
            if (name.Length > 0 && (known is null || Equals(known.ServiceKey, serviceKey)))
                return name;
            name = $"{text}#{i}";
        }
    }
}
