using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>Neither the key nor a phone number appears in anything that reports what a client does.</summary>
public sealed partial class SecretsTests
{
    public static TheoryData<string> Hosts => ["usual", "builder", "defaults before", "builder and defaults"];

    [Theory, MemberData(nameof(Hosts))]
    public async Task No_log_holds_a_secret(string host)
    {
        await using var scenario = await RunAsync(host);
        AssertClean(scenario.Capture.Logs);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task The_logs_hold_all_that_there_is(string host)
    {
        await using var scenario = await RunAsync(host);
        Assert.Contains(scenario.Capture.Logs, text => text.Contains("ClientHandler Trace", StringComparison.Ordinal) && text.Contains("User-Agent", StringComparison.Ordinal));
        Assert.Contains(scenario.Capture.Logs, text => text.Contains("SocioStacks.Segments Warning 1 Retrying", StringComparison.Ordinal));
        Assert.Contains(scenario.Capture.Logs, text => text.Contains(" scope: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_headers_are_logged_where_the_user_wants_them()
    {
        await using var scenario = await RunAsync("builder");
        Assert.Contains(scenario.Capture.Logs, text => text.Contains("Accept: application/json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_activity_holds_a_secret()
    {
        await using var scenario = await RunAsync("usual");
        AssertClean(scenario.Capture.Activities);
    }

    [Fact]
    public async Task The_activities_hold_all_that_there_is()
    {
        await using var scenario = await RunAsync("usual");
        // The spans of .NET 8 have no tags yet.
        var path = Environment.Version.Major == 8 ? "" : "/api/segments/7";
        Assert.Contains(scenario.Capture.Activities, text => text.Contains("System.Net.Http", StringComparison.Ordinal) && text.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_measurement_holds_a_secret()
    {
        await using var scenario = await RunAsync("usual");
        AssertClean(scenario.Capture.Measurements);
    }

    [Fact]
    public async Task No_exception_holds_a_secret()
    {
        await using var scenario = await RunAsync("usual");
        AssertClean(scenario.Exceptions.SelectMany(TextsOf));
    }

    [Fact]
    public async Task The_exceptions_are_of_every_kind()
    {
        await using var scenario = await RunAsync("usual");
        Assert.Equal(
            [
                typeof(ArgumentException), typeof(Microsoft.Extensions.Options.OptionsValidationException), typeof(SegmentNotFoundException), typeof(SegmentsApiException), typeof(SegmentsApiKeyException),
                typeof(SegmentsConnectionException), typeof(SegmentsRateLimitException), typeof(SegmentsUnexpectedResponseException),
            ],
            scenario.Exceptions.Select(e => e.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_service_sent_is_kept_without_the_key()
    {
        await using var scenario = await RunAsync("usual");
        var bodies = scenario.Exceptions.Select(e => (e as SegmentsApiException)?.ResponseBody ?? (e as SegmentsUnexpectedResponseException)?.ResponseBody)
            .Concat(scenario.Exceptions.OfType<SegmentsApiException>().SelectMany(e => e.Errors.Select(error => error.ToString())))
            .OfType<string>().ToList();
        Assert.Contains(bodies, body => body.Contains("[key]", StringComparison.Ordinal));
        Assert.DoesNotContain(bodies, HoldsKey);
    }

    [Fact]
    public void The_options_print_no_key() =>
        Assert.False(HoldsKey(new SegmentsClientOptions { ApiKey = SecretLeakScenario.Key }.ToString()!));

    [Fact]
    public void A_client_prints_no_key()
    {
        using var client = SegmentsClient.Create(SecretLeakScenario.Key);
        Assert.False(HoldsKey(client.ToString()!));
    }

    [Fact]
    public void Definitions_print_no_phone_number() => Assert.DoesNotContain(
        new object[]
        {
            SegmentDefinition.Bulk(SecretLeakScenario.PhoneNumber),
            SegmentDefinition.Filter().Where("phone", FilterCondition.Exact, SecretLeakScenario.PhoneNumber),
            new Segment { Id = 7, Type = SegmentType.Bulk, Settings = new() { PhoneNumbers = [SecretLeakScenario.PhoneNumber] } }.ToDefinition(),
        }.Select(definition => definition.ToString()!),
        HoldsSecret);

    [Fact]
    public void No_type_shows_a_key_or_its_lists_to_a_debugger() => Assert.DoesNotContain(
        typeof(SegmentsClient).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<DebuggerDisplayAttribute>()),
        display => Regex.IsMatch($"{display.Value} {display.Name}", "Key|Phone|Value|Provider"));

    [Theory]
    [InlineData(nameof(SegmentsClientOptions.ApiKey))]
    [InlineData(nameof(SegmentsClientOptions.ApiKeyProvider))]
    public void A_debugger_does_not_unfold_the_key(string property) => Assert.Equal(
        DebuggerBrowsableState.Never,
        typeof(SegmentsClientOptions).GetProperty(property)!.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State);

    private static Task<SecretLeakScenario> RunAsync(string host) => SecretLeakScenario.RunAsync(
        services =>
        {
            if (host.Contains("defaults", StringComparison.Ordinal))
                services.ConfigureHttpClientDefaults(builder => builder.RedactLoggedHeaders(_ => false));
        },
        builder =>
        {
            if (host.Contains("builder", StringComparison.Ordinal))
                builder.RedactLoggedHeaders(_ => false);
        });

    /// <summary>Fails with the first text that holds a secret, in full.</summary>
    private static void AssertClean(IEnumerable<string> texts)
    {
        if (texts.FirstOrDefault(HoldsSecret) is { } text)
            Assert.Fail(text);
    }

    private static bool HoldsSecret(string text) => HoldsKey(text) || PhoneNumber().IsMatch(text);

    private static bool HoldsKey(string text) => text.Contains("D1st1nct1ve", StringComparison.Ordinal);

    private static IEnumerable<string> TextsOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e.ToString();
            yield return e.Message;
            foreach (DictionaryEntry entry in e.Data)
                yield return $"{entry.Key} {entry.Value}";
        }
    }

    [GeneratedRegex("777.{0,3}8899")]
    private static partial Regex PhoneNumber();
}
