namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>Of where a redirect leads a message shows scheme, host, port and path: what helps to correct the base address.</summary>
public sealed class RedirectTests
{
    private const string Hidden = "[hidden]";

    [Theory]
    [InlineData("https://www.sociostacks.com/api/segments", "https://www.sociostacks.com/api/segments")]
    [InlineData("http://localhost:34567/api/2025/", "http://localhost:34567/api/2025/")]
    [InlineData("https://192.168.100.200/login", "https://192.168.100.200/login")]
    [InlineData("https://[2001:db8::1]:8443/login", "https://[2001:db8::1]:8443/login")]
    [InlineData("https://bücher.example/login", "https://bücher.example/login")]
    [InlineData("//www.sociostacks.com/login", "//www.sociostacks.com/login")]
    [InlineData("/login", "/login")]
    [InlineData("../login", "../login")]
    public async Task The_target_of_a_redirect_is_shown(string location, string expected) => Assert.Equal(expected, await Redacted.TargetAsync(location));

    [Theory]
    [InlineData("https://www.sociostacks.com/login?token=secret", "https://www.sociostacks.com/login")]
    [InlineData("https://www.sociostacks.com?secret", "https://www.sociostacks.com")]
    [InlineData("https://www.sociostacks.com/login#secret", "https://www.sociostacks.com/login")]
    [InlineData("/login%3Ftoken=secret", "/login")]
    [InlineData("/login%23secret", "/login")]
    [InlineData("/login%253Ftoken=secret", "/login")]
    [InlineData("?secret", Hidden)]
    [InlineData("#secret", Hidden)]
    public async Task Query_and_fragment_are_not_shown(string location, string expected) => Assert.Equal(expected, await Redacted.TargetAsync(location));

    [Theory]
    [InlineData("https://user:pass@host/x", "https://host/x")]
    [InlineData("https://user@pass@host/x", "https://host/x")]
    [InlineData("https://user:pass@host:8443/x", "https://host:8443/x")]
    [InlineData("HTTPS://user:pass@host", "HTTPS://host")]
    [InlineData("//user:pass@host/x", "//host/x")]
    [InlineData("///user:pass@host/x", "///host/x")]
    [InlineData("////user:pass@host/x", "////host/x")]
    [InlineData("\\\\user@host", "//host")]
    [InlineData("\\\\user:pass@host\\x", "//host/x")]
    [InlineData("/\\user:pass@host", "//host")]
    [InlineData("\\/user:pass@host/x", "//host/x")]
    [InlineData("https:\\\\user:pass@host/x", "https://host/x")]
    [InlineData("https:///user:pass@host/x", "https:///host/x")]
    [InlineData("https:/user:pass@host/x", "https:/host/x")]
    [InlineData("http:user:pass@host", "http:host")]
    [InlineData("  https://user:pass@host/x", "https://host/x")]
    [InlineData("ht\ttps://us\ter:pa ss@host/x", "https://host/x")]
    [InlineData("/\t/user:pass@host/x", "//host/x")]
    [InlineData("/\u0001/user:pass@host/x", "//host/x")]
    [InlineData("user:pass@host/x", Hidden)]
    [InlineData("user@host/x", Hidden)]
    [InlineData("/user:pass@host/x", Hidden)]
    [InlineData("./user:pass@host/x", Hidden)]
    [InlineData("https://user:pa/ss@host/x", Hidden)]
    [InlineData("https://user:pa?ss@host/x", Hidden)]
    [InlineData("https://user:12?ss@host/x", Hidden)]
    [InlineData("https://user:12/ss@host/x", Hidden)]
    [InlineData("https://user:pa#ss@host/x", Hidden)]
    [InlineData("https://user%3Apass%40host/x", Hidden)]
    [InlineData("//user%3Apass%40host/x", Hidden)]
    [InlineData("/user%3Apass%40host/x", Hidden)]
    [InlineData("/user%3Apass%2540host/x", Hidden)]
    [InlineData("https://user:pass\uFF20host/x", Hidden)]
    [InlineData("https://user:pass&#64;host/x", Hidden)]
    [InlineData("ftp://user:pass@host/x", Hidden)]
    [InlineData("mailto:user@host", Hidden)]
    [InlineData("javascript:alert('user:pass')", Hidden)]
    [InlineData("ht\u200Btps://user:pass@host/x", Hidden)]
    public async Task A_user_name_is_never_shown(string location, string expected) => Assert.Equal(expected, await Redacted.TargetAsync(location));

    [Theory]
    [InlineData("https://")]
    [InlineData("https://:80/x")]
    [InlineData("https://ho st:port/x")]
    [InlineData("https://host:123456/x")]
    [InlineData("https://[::1/x")]
    [InlineData("http://%%%/x")]
    [InlineData("tel:+393337778899")]
    [InlineData("\t")]
    public async Task A_target_that_cannot_be_read_is_not_shown(string location) => Assert.Equal(Hidden, await Redacted.TargetAsync(location));

    [Theory]
    [InlineData("https://www.sociostacks.com/numbers/+393337778899/x", "https://www.sociostacks.com/numbers/[number]/x")]
    [InlineData("/numbers/%2B39%20333%C2%A07778899", "/numbers/[number]")]
    [InlineData("/numbers/+39 333 777 8899", "/numbers/[number]")]
    [InlineData("/numbers/+39\u00C2\u00A0333\u00C2\u00A07778899", "/numbers/[number]")]
    [InlineData("https://393337778899.example.com/x", "https://[number].example.com/x")]
    [InlineData("https://3933377788/x", "https://[number]/x")]
    public async Task A_phone_number_in_a_target_is_redacted(string location, string expected) => Assert.Equal(expected, await Redacted.TargetAsync(location));

    [Theory]
    [InlineData("/login/sk-live-20251029-abcdef", "/login/[key]")]
    [InlineData("https://host/sk-live-20251029-abcdef/x", "https://host/[key]/x")]
    [InlineData("https://SK-Live-20251029-abcdef.example.com/x", "https://[key].example.com/x")]
    [InlineData("https://sk-live-20251029-abcdef@host/x", "https://host/x")]
    [InlineData("/login/sk-live-2025\t1029-abcdef", "/login/[key]")]
    public async Task The_key_in_a_target_is_redacted_whole(string location, string expected) =>
        Assert.Equal(expected, await Redacted.TargetAsync(location, "sk-live-20251029-abcdef"));
}
