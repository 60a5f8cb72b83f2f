using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>The JSON that the documentation shows.</summary>
public sealed class SettingsBlockTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.File("src", "SocioStacks.Segments", "ConfigurationSchema.json"))).RootElement;

    public static TheoryData<CodeBlock> Blocks() => CodeBlock.All("json");

    public static TheoryData<CodeBlock> Settings() => new(Blocks().Select(row => row.Data).Where(block => block.Text.Contains("\"SocioStacks\"", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Blocks), DisableDiscoveryEnumeration = true)]
    public void Every_JSON_block_can_be_parsed(CodeBlock block)
    {
        using var document = JsonDocument.Parse(block.Text);
    }

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public void An_editor_finds_nothing_wrong_in_the_settings(CodeBlock block)
    {
        using var document = JsonDocument.Parse(block.Text);

        Assert.Empty(Problems(document.RootElement, Schema, block.ToString()));
    }

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public void The_client_accepts_the_settings_as_they_stand(CodeBlock block)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(block.Text))).Build();
        var services = new ServiceCollection();
        services.AddSegmentsClient(configuration.GetSection(SegmentsClientOptions.SectionName));
        using var provider = services.BuildServiceProvider();

        Assert.NotEmpty(provider.GetRequiredService<IOptions<SegmentsClientOptions>>().Value.ApiKey!);
    }

    [Theory]
    [InlineData("""{"SocioStacks":{"Segments":{"MaxRetrys":3}}}""", "MaxRetrys")]
    [InlineData("""{"SocioStacks":{"Segments":{"MaxRetries":"3"}}}""", "MaxRetries")]
    [InlineData("""{"SocioStacks":{"Segments":{"MaxRetries":-1}}}""", "MaxRetries")]
    [InlineData("""{"SocioStacks":{"Segments":{"AttemptTimeout":"30s"}}}""", "AttemptTimeout")]
    public void Settings_that_are_wrong_would_be_found(string settings, string problem)
    {
        using var document = JsonDocument.Parse(settings);

        Assert.Contains(problem, Assert.Single(Problems(document.RootElement, Schema, "")), StringComparison.Ordinal);
    }

    /// <summary>As much of JSON Schema as ConfigurationSchema.json makes use of.</summary>
    private static IEnumerable<string> Problems(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("type", out var type) && type.GetString() != TypeOf(value))
            yield return $"{path} is {value}, not of type {type}.";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.ToString(), pattern.GetString()!))
            yield return $"{path} is {value}, not of the form {pattern}.";
        if (schema.TryGetProperty("minimum", out var minimum) && value.ValueKind == JsonValueKind.Number && value.GetInt64() < minimum.GetInt64())
            yield return $"{path} is {value}, below {minimum}.";
        if (!schema.TryGetProperty("properties", out var properties) || value.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var property in value.EnumerateObject())
        {
            var problems = properties.TryGetProperty(property.Name, out var known)
                ? Problems(property.Value, known, $"{path}.{property.Name}")
                : [$"{path} has {property.Name}, which is not a setting."];
            foreach (var problem in problems)
                yield return problem;
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
