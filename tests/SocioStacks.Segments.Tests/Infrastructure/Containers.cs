using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.Infrastructure;

internal static class Containers
{
    public const string Section = SegmentsClientOptions.SectionName;

    /// <summary>A container as strict as they come.</summary>
    public static ServiceProvider BuildStrictly(this IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    public static ISegmentsClient Client(this IServiceProvider provider) => provider.GetRequiredService<ISegmentsClient>();

    public static IHttpClientBuilder Over(this IHttpClientBuilder builder, HttpMessageHandler service) =>
        builder.ConfigurePrimaryHttpMessageHandler(() => service);

    /// <summary>The default options of a test: a key of its own, and waits that end immediately.</summary>
    public static void Usual(SegmentsClientOptions options)
    {
        options.ApiKey = Clients.UniqueKey();
        options.TimeProvider = new AutoAdvancingTimeProvider();
        options.AttemptTimeout = AutoAdvancingTimeProvider.Longest;
    }

    public static IConfigurationRoot Configuration(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{Section}:{setting.Name}", setting.Value)))
        .Build();

    /// <summary>Changes a setting the way a file that was written does.</summary>
    public static void Change(this IConfigurationRoot configuration, string name, string value)
    {
        configuration[$"{Section}:{name}"] = value;
        configuration.Reload();
    }
}
