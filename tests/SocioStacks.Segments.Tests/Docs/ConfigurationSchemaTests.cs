using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>ConfigurationSchema.json, by which editors complete appsettings.json.</summary>
public sealed class ConfigurationSchemaTests
{
    private static readonly JsonElement Settings = JsonDocument
        .Parse(File.ReadAllText(RepositoryRoot.File("src", "SocioStacks.Segments", "ConfigurationSchema.json")))
        .RootElement.GetProperty("properties").GetProperty("SocioStacks").GetProperty("properties").GetProperty("Segments").GetProperty("properties");

    private static readonly Type[] Plain = [typeof(string), typeof(Uri), typeof(int), typeof(long), typeof(TimeSpan), typeof(SegmentsPriority)];

    [Fact]
    public void The_schema_has_every_setting_that_can_stand_in_a_file()
    {
        var options = typeof(SegmentsClientOptions).GetProperties().Where(property => Plain.Contains(property.PropertyType)).Select(property => property.Name);

        Assert.Equal(options.Order(), Settings.EnumerateObject().Select(setting => setting.Name).Order());
    }

    [Fact]
    public void The_schema_states_the_defaults()
    {
        var defaults = new SegmentsClientOptions();
        foreach (var setting in Settings.EnumerateObject().Where(setting => setting.Name != "ApiKey"))
        {
            var value = typeof(SegmentsClientOptions).GetProperty(setting.Name)!.GetValue(defaults);
            Assert.Equal(Convert.ToString(value, CultureInfo.InvariantCulture), setting.Value.GetProperty("default").ToString());
        }
    }

    [Theory]
    [InlineData("00:00:30", true)]
    [InlineData("0:5", true)]
    [InlineData("00:02:00.5", true)]
    [InlineData("1.00:00:00", true)]
    [InlineData("30", false)]
    [InlineData("30s", false)]
    [InlineData("00:61:00", false)]
    [InlineData("half a minute", false)]
    public void An_editor_accepts_the_times_that_are_read_and_no_others(string text, bool isTime)
    {
        var services = new ServiceCollection();
        services.AddSegmentsClient(new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "k"), new("MaxRateLimitWait", text)]).Build());
        using var provider = services.BuildServiceProvider();

        var fault = Record.Exception(() => provider.GetRequiredService<IOptions<SegmentsClientOptions>>().Value);

        Assert.Equal(isTime, fault is null);
        Assert.Equal(isTime, Regex.IsMatch(text, Settings.GetProperty("MaxRateLimitWait").GetProperty("pattern").GetString()!));
        Assert.Equal(isTime, Regex.IsMatch(text, Settings.GetProperty("AttemptTimeout").GetProperty("pattern").GetString()!));
    }

    [Fact]
    public void Every_setting_of_the_schema_is_read()
    {
        var values = new Dictionary<string, string?>
        {
            ["ApiKey"] = "from-the-file",
            ["BaseAddress"] = "https://file.invalid/",
            ["MaxRetries"] = "7",
            ["AttemptTimeout"] = "00:00:07",
            ["MaxRateLimitWait"] = "00:07:00",
            ["MaxResponseBytes"] = "777",
            ["MaxFormBytes"] = "7777777",
            ["Priority"] = "Background",
        };
        Assert.Equal(Settings.EnumerateObject().Select(setting => setting.Name).Order(), values.Keys.Order());
        var services = new ServiceCollection();
        services.AddSegmentsClient(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<SegmentsClientOptions>>().Value;

        foreach (var (name, value) in values)
            Assert.Equal(value, Convert.ToString(typeof(SegmentsClientOptions).GetProperty(name)!.GetValue(options), CultureInfo.InvariantCulture));
    }
}
