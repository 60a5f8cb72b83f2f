using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SocioStacks.Segments.DependencyInjection;

/// <summary>Says that options have to be read again when their configuration is reloaded.</summary>
internal sealed class ConfigurationReload(string optionsName, IConfiguration configuration) : IOptionsChangeTokenSource<SegmentsClientOptions>
{
    public string Name => optionsName;

    public IChangeToken GetChangeToken() => configuration.GetReloadToken();
}
