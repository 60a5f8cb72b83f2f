using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SocioStacks.Segments.DependencyInjection;

/// <summary>Signals that options must be recreated when their configuration is reloaded.</summary>
internal sealed class ConfigurationReload(string optionsName, IConfiguration configuration) : IOptionsChangeTokenSource<SegmentsClientOptions>
{
    public string Name => optionsName;

    public IChangeToken GetChangeToken() => configuration.GetReloadToken();
}
