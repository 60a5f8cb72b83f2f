using System.Reflection;

namespace SocioStacks.Segments.Tests.Requests;

/// <summary>What each method sends.</summary>
public sealed class RequestTests
{
    private const string Id = """{"data":{"id":7}}""";

    public static TheoryData<string> Methods => [.. Calls.Keys];

    private static Dictionary<string, Func<ISegmentsClient, Task>> Calls { get; } = new()
    {
        ["GetPageAsync"] = client => client.GetPageAsync(cancellationToken: Clients.Token),
        ["ListPagesAsync"] = client => client.ListPagesAsync(cancellationToken: Clients.Token).CountAsync(Clients.Token).AsTask(),
        ["ListAllAsync"] = client => client.ListAllAsync(cancellationToken: Clients.Token).CountAsync(Clients.Token).AsTask(),
        ["GetAsync"] = client => client.GetAsync(7, Clients.Token),
        ["CreateAsync"] = client => client.CreateAsync("Example", cancellationToken: Clients.Token),
        ["UpdateAsync"] = client => client.UpdateAsync(7, "Example", cancellationToken: Clients.Token),
        ["DeleteAsync"] = client => client.DeleteAsync(7, Clients.Token),
    };

    [Theory]
    [InlineData("GetPageAsync", "GET /api/segments/?page=1&results_per_page=25")]
    [InlineData("ListPagesAsync", "GET /api/segments/?page=1&results_per_page=250")]
    [InlineData("ListAllAsync", "GET /api/segments/?page=1&results_per_page=250")]
    [InlineData("GetAsync", "GET /api/segments/7")]
    [InlineData("CreateAsync", "POST /api/segments")]
    [InlineData("UpdateAsync", "POST /api/segments/7")]
    [InlineData("DeleteAsync", "DELETE /api/segments/7")]
    public async Task The_request_line_is_the_documented_one(string method, string line) =>
        Assert.Equal(line, (await SendAsync(method)).Line);

    [Theory]
    [InlineData("GetPageAsync", "https://sms.sociostacks.com/api/segments/?page=1&results_per_page=25")]
    [InlineData("CreateAsync", "https://sms.sociostacks.com/api/segments")]
    public async Task The_address_is_the_documented_one(string method, string address) =>
        Assert.Equal(address, (await SendAsync(method)).Uri.ToString());

    [Theory]
    [InlineData("https://gateway.example/sms/v2", "GetPageAsync", "/sms/v2/api/segments/?page=1&results_per_page=25")]
    [InlineData("https://gateway.example/sms/v2/", "GetPageAsync", "/sms/v2/api/segments/?page=1&results_per_page=25")]
    [InlineData("https://gateway.example/sms/v2", "CreateAsync", "/sms/v2/api/segments")]
    [InlineData("https://gateway.example/sms/v2/", "DeleteAsync", "/sms/v2/api/segments/7")]
    public async Task The_path_of_the_base_address_is_kept(string address, string method, string path) =>
        Assert.Equal(path, (await SendAsync(method, options => options.BaseAddress = new Uri(address))).Uri.PathAndQuery);

    [Theory, MemberData(nameof(Methods))]
    public async Task The_key_is_a_bearer_token(string method) =>
        Assert.Equal("Bearer the-key", (await SendAsync(method, options => options.ApiKey = "the-key")).Authorization);

    [Theory, MemberData(nameof(Methods))]
    public async Task JSON_is_asked_for(string method) =>
        Assert.Equal("application/json", (await SendAsync(method)).Headers["Accept"]);

    [Theory, MemberData(nameof(Methods))]
    public async Task The_user_agent_is_the_package_with_its_version(string method)
    {
        var version = typeof(SegmentsClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        Assert.Equal($"SocioStacks.Segments/{version}", (await SendAsync(method)).Headers["User-Agent"]);
    }

    [Theory]
    [InlineData("GetPageAsync")]
    [InlineData("GetAsync")]
    [InlineData("DeleteAsync")]
    public async Task A_call_without_a_form_has_no_body(string method) => Assert.Equal("", (await SendAsync(method)).Body ?? "");

    [Theory]
    [InlineData("CreateAsync")]
    [InlineData("UpdateAsync")]
    public async Task A_call_with_a_form_is_multipart_with_a_length(string method)
    {
        var request = await SendAsync(method);
        Assert.StartsWith("multipart/form-data; boundary=", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(request.Body!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
    }

    [Theory]
    [InlineData(ResultsPerPage.Ten, 10)]
    [InlineData(ResultsPerPage.TwentyFive, 25)]
    [InlineData(ResultsPerPage.Fifty, 50)]
    [InlineData(ResultsPerPage.OneHundred, 100)]
    [InlineData(ResultsPerPage.TwoHundredFifty, 250)]
    [InlineData(ResultsPerPage.FiveHundred, 500)]
    [InlineData(ResultsPerPage.OneThousand, 1000)]
    public async Task Every_page_size_is_sent_as_its_number(ResultsPerPage size, int number)
    {
        var service = new StubService(ResponseJson.Page(3, 1));
        using var client = Clients.Over(service);
        await client.GetPageAsync(3, size, Clients.Token);
        Assert.Equal($"/api/segments/?page=3&results_per_page={number}", service.Only.Uri.PathAndQuery);
    }

    [Fact]
    public async Task A_large_id_is_sent_in_full()
    {
        var service = new StubService("");
        using var client = Clients.Over(service);
        await client.DeleteAsync(long.MaxValue, Clients.Token);
        Assert.Equal("/api/segments/9223372036854775807", service.Only.Uri.PathAndQuery);
    }

    [Fact]
    public async Task An_update_without_a_name_sends_none()
    {
        var service = new StubService(Id);
        using var client = Clients.Over(service);
        await client.UpdateAsync(7, definition: SegmentDefinition.Custom(1), cancellationToken: Clients.Token);
        Assert.DoesNotContain("\"name\"", service.Only.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_without_a_definition_sends_no_type()
    {
        var service = new StubService(Id);
        using var client = Clients.Over(service);
        await client.UpdateAsync(7, "Example", cancellationToken: Clients.Token);
        Assert.DoesNotContain("\"type\"", service.Only.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page 0")]
    [InlineData("page size 42")]
    [InlineData("get 0")]
    [InlineData("get -1")]
    [InlineData("create with a blank name")]
    [InlineData("update of nothing")]
    [InlineData("update 0")]
    [InlineData("update with a blank name")]
    [InlineData("delete 0")]
    public async Task What_the_service_would_reject_is_rejected_before_anything_is_sent(string call)
    {
        var calls = new Dictionary<string, Func<SegmentsClient, Task>>
        {
            ["page 0"] = client => client.GetPageAsync(0, cancellationToken: Clients.Token),
            ["page size 42"] = client => client.GetPageAsync(1, (ResultsPerPage)42, Clients.Token),
            ["get 0"] = client => client.GetAsync(0, Clients.Token),
            ["get -1"] = client => client.GetAsync(-1, Clients.Token),
            ["create with a blank name"] = client => client.CreateAsync(" ", cancellationToken: Clients.Token),
            ["update of nothing"] = client => client.UpdateAsync(7, cancellationToken: Clients.Token),
            ["update 0"] = client => client.UpdateAsync(0, "Example", cancellationToken: Clients.Token),
            ["update with a blank name"] = client => client.UpdateAsync(7, "", cancellationToken: Clients.Token),
            ["delete 0"] = client => client.DeleteAsync(0, Clients.Token),
        };
        var service = SeededService.WithSegments(7);
        using var client = Clients.Over(service.CreateHandler());

        await Assert.ThrowsAnyAsync<ArgumentException>(() => calls[call](client));

        Assert.Empty(service.Requests);
    }

    private static async Task<SentRequest> SendAsync(string method, Action<SegmentsClientOptions>? configure = null)
    {
        var service = new StubService(request => StubService.Respond((request.Method.Method, request.Uri.AbsolutePath.EndsWith('/')) switch
        {
            ("GET", true) => ResponseJson.Page(1, 1),
            ("GET", false) => ResponseJson.Data(ResponseJson.Segment(7)),
            _ => Id,
        }));
        using var client = Clients.Over(service, configure);
        await Calls[method](client);
        return service.Only;
    }
}
