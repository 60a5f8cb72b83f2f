using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments;

/// <summary>
/// Reads the options from a section of the configuration: those that can stand in one, each by itself, because a
/// generated binder would also have to understand delegates, limiters and clocks.
/// </summary>
internal sealed class SegmentsClientOptionsBinder(string name, IConfiguration configuration) : IConfigureNamedOptions<SegmentsClientOptions>
{
    public void Configure(SegmentsClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? optionsName, SegmentsClientOptions options)
    {
        if (optionsName != name)
            return;
        options.ApiKey = configuration.GetValue(nameof(options.ApiKey), options.ApiKey);
        options.BaseAddress = configuration.GetValue(nameof(options.BaseAddress), options.BaseAddress)!;
        options.MaxRetries = configuration.GetValue(nameof(options.MaxRetries), options.MaxRetries);
        options.AttemptTimeout = configuration.GetValue(nameof(options.AttemptTimeout), options.AttemptTimeout);
        options.MaxRateLimitWait = configuration.GetValue(nameof(options.MaxRateLimitWait), options.MaxRateLimitWait);
        options.MaxResponseBytes = configuration.GetValue(nameof(options.MaxResponseBytes), options.MaxResponseBytes);
    }
}
