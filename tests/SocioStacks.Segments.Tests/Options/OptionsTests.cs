using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments.Tests.Options;

/// <summary>Options are rejected at start and at first use, by the name under which the user wrote them.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void A_client_without_a_key_is_rejected_by_name()
    {
        var e = Assert.Throws<ArgumentException>(() => SegmentsClient.Create(new SegmentsClientOptions()));
        Assert.Contains("SegmentsClientOptions.ApiKey", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_without_a_key()
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddSegmentsClient()));
        Assert.Equal("SegmentsClientOptions.ApiKey is missing: set it to the key of your SocioStacks account, or set ApiKeyProvider.", e.Message);
    }

    [Fact]
    public async Task A_host_starts_with_a_key() => await StartAsync(services => services.AddSegmentsClient(Containers.Usual));

    [Fact]
    public async Task A_host_starts_with_a_key_provider_alone() =>
        await StartAsync(services => services.AddSegmentsClient(options => options.ApiKeyProvider = _ => new("k")));

    [Theory]
    [InlineData("ApiKey", "")]
    [InlineData("ApiKey", "two words")]
    [InlineData("BaseAddress", "http://sms.sociostacks.com/")]
    [InlineData("BaseAddress", "sms.sociostacks.com")]
    [InlineData("BaseAddress", "ftp://sms.sociostacks.com/")]
    [InlineData("BaseAddress", "https://user:password@sms.sociostacks.com/")]
    [InlineData("BaseAddress", "https://sms.sociostacks.com/?a=b")]
    [InlineData("BaseAddress", "https://sms.sociostacks.com/#a")]
    [InlineData("MaxRetries", "-1")]
    [InlineData("AttemptTimeout", "00:00:00")]
    [InlineData("AttemptTimeout", "1.00:00:01")]
    [InlineData("MaxRateLimitWait", "-00:00:01")]
    [InlineData("MaxResponseBytes", "0")]
    [InlineData("MaxFormBytes", "0")]
    public async Task A_host_does_not_start_with_a_bad_setting_and_names_its_path(string setting, string value)
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartWithAsync(setting, value));
        Assert.StartsWith($"SocioStacks:Segments:{setting} ", Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxRetries", "many", "a whole number such as 3")]
    [InlineData("MaxRetries", "", "a whole number such as 3")]
    [InlineData("MaxRetries", "3.5", "a whole number such as 3")]
    [InlineData("AttemptTimeout", "30s", "hours:minutes:seconds such as 00:00:30")]
    [InlineData("AttemptTimeout", "30", "hours:minutes:seconds such as 00:00:30")]
    [InlineData("MaxRateLimitWait", "120", "hours:minutes:seconds such as 00:02:00")]
    [InlineData("MaxRateLimitWait", "2 min", "hours:minutes:seconds such as 00:02:00")]
    [InlineData("MaxResponseBytes", "1e9", "a whole number such as 268435456")]
    [InlineData("MaxFormBytes", "8 MiB", "a whole number such as 8323072")]
    [InlineData("BaseAddress", "https://[", "an absolute https address such as https://sms.sociostacks.com/")]
    public async Task A_host_does_not_start_with_an_unreadable_setting_and_reports_its_path_and_how_it_is_written(string setting, string value, string form)
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartWithAsync(setting, value));
        Assert.Equal($"SocioStacks:Segments:{setting} cannot be read: write it as {form}.", Assert.Single(e.Failures));
    }

    [Fact]
    public async Task A_host_reports_every_unreadable_setting_at_once()
    {
        var configuration = Containers.Configuration(("ApiKey", "k"), ("MaxRetries", "many"), ("AttemptTimeout", "30s"));
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddSegmentsClient(configuration.GetSection(Containers.Section))));
        Assert.Equal(["SocioStacks:Segments:MaxRetries", "SocioStacks:Segments:AttemptTimeout"], e.Failures.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public async Task A_key_in_the_wrong_place_is_not_repeated()
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartWithAsync("MaxRetries", "sk-secret"));
        Assert.DoesNotContain("sk-secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_without_a_section()
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services =>
            services.AddSegmentsClient(new ConfigurationBuilder().Build().GetSection(Containers.Section))));
        Assert.StartsWith("SocioStacks:Segments:ApiKey is missing", Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_names_the_path_of_a_keyed_clients_setting()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Accounts:Second:MaxRetries", "-1"), new("Accounts:Second:ApiKey", "k")]).Build();
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services =>
            services.AddKeyedSegmentsClient("second", configuration.GetSection("Accounts:Second"))));
        Assert.StartsWith("Accounts:Second:MaxRetries ", Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_reports_every_fault_at_once()
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services =>
            services.AddSegmentsClient(options => (options.MaxRetries, options.MaxRateLimitWait) = (-1, TimeSpan.MinValue))));
        Assert.Equal(3, e.Failures.Count());
    }

    [Fact]
    public async Task Without_a_host_options_are_rejected_at_first_use()
    {
        await using var provider = new ServiceCollection().AddSegmentsClient().Services.BuildStrictly();
        var e = Assert.Throws<OptionsValidationException>(provider.Client);
        Assert.Contains("SegmentsClientOptions.ApiKey", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key\r\nX-Evil: 1")]
    [InlineData("key\n")]
    [InlineData("\rkey")]
    [InlineData("ke\0y")]
    [InlineData("ke\ty")]
    [InlineData("ke\u007fy")]
    [InlineData("ke\u0085y")]
    [InlineData("ke y")]
    [InlineData("kéy")]
    public async Task A_key_that_is_more_than_visible_ASCII_is_rejected(string key)
    {
        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartWithAsync("ApiKey", key));
        Assert.DoesNotContain(key, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_every_visible_character_is_sent_as_it_is()
    {
        var key = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c));
        var service = new StubService(ResponseJson.Data(ResponseJson.Segment(7)));
        using var client = Clients.Over(service, options => options.ApiKey = key);
        await client.GetAsync(7, Clients.Token);
        Assert.Equal("Bearer " + key, service.Only.Authorization);
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost:8080/sms")]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("http://127.9.9.9/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("https://10.0.0.1/")]
    public void An_address_over_https_or_of_this_machine_is_accepted(string address) =>
        SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "k", BaseAddress = new Uri(address) }).Dispose();

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.example/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::2]/")]
    public void An_address_over_http_of_another_machine_is_rejected(string address)
    {
        var e = Assert.Throws<ArgumentException>(() => SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "k", BaseAddress = new Uri(address) }));
        Assert.Contains("SegmentsClientOptions.BaseAddress must use https", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_address_is_rejected() =>
        Assert.Throws<ArgumentException>(() => SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "k", BaseAddress = new Uri("/sms", UriKind.Relative) }));

    [Fact]
    public void A_null_address_is_rejected() =>
        Assert.Throws<ArgumentException>(() => SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "k", BaseAddress = null! }));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task Settings_read_the_same_under_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            await StartWithAsync("AttemptTimeout", "00:00:11.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_options_show_a_debugger_their_address_only() =>
        Assert.Equal("{BaseAddress}", typeof(SegmentsClientOptions).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);

    private static Task StartWithAsync(string setting, string value)
    {
        var configuration = setting == "ApiKey" ? Containers.Configuration((setting, value)) : Containers.Configuration(("ApiKey", "k"), (setting, value));
        return StartAsync(services => services.AddSegmentsClient(configuration.GetSection(Containers.Section)));
    }

    private static async Task StartAsync(Action<IServiceCollection> register)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        register(builder.Services);
        using var host = builder.Build();
        await host.StartAsync(Clients.Token);
        await host.StopAsync(Clients.Token);
    }
}
