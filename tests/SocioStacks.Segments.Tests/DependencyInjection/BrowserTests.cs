using System.Reflection;
using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.DependencyInjection;

/// <summary>A browser has no sockets and no place for a key: a project for one gets a warning from the compiler.</summary>
public sealed class BrowserTests
{
    [Theory]
    [InlineData(typeof(SegmentsClient))]
    [InlineData(typeof(SegmentsServiceCollectionExtensions))]
    public void What_creates_a_client_is_not_for_browsers(Type type) =>
        Assert.Equal("browser", Assert.Single(type.GetCustomAttributes<UnsupportedOSPlatformAttribute>()).PlatformName);

    [Theory]
    [InlineData(typeof(ISegmentsClient))]
    [InlineData(typeof(Segment))]
    public void What_a_page_may_share_with_its_server_is_for_browsers_too(Type type) =>
        Assert.Empty(type.GetCustomAttributes<UnsupportedOSPlatformAttribute>());
}
