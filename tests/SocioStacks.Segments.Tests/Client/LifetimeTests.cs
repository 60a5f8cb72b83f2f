namespace SocioStacks.Segments.Tests.Client;

/// <summary>Clients without a container: what they consist of and how they end.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task Options_that_change_after_the_client_was_created_have_no_effect()
    {
        var service = new StubService(ResponseJson.Data(ResponseJson.Segment(7)));
        var options = new SegmentsClientOptions { ApiKey = "first", BaseAddress = new Uri("https://first.example/") };
        using var client = SegmentsClient.Create(options, service);
        options.ApiKey = "second";
        options.BaseAddress = new Uri("https://second.example/");

        await client.GetAsync(7, Clients.Token);

        Assert.Equal(("Bearer first", "first.example"), (service.Only.Authorization, service.Only.Uri.Host));
    }

    [Fact]
    public async Task Options_can_be_used_for_several_clients()
    {
        var service = new StubService(ResponseJson.Data(ResponseJson.Segment(7)));
        var options = new SegmentsClientOptions { ApiKey = "first" };
        using var first = SegmentsClient.Create(options, service);
        options.ApiKey = "second";
        using var second = SegmentsClient.Create(options, service);

        await second.GetAsync(7, Clients.Token);
        await first.GetAsync(7, Clients.Token);

        Assert.Equal(["Bearer second", "Bearer first"], service.Requests.Select(request => request.Authorization));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("create")]
    public async Task A_disposed_client_rejects_every_call(string call)
    {
        var service = SeededService.WithSegments(7);
        var client = Clients.Over(service.CreateHandler());
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => call switch
        {
            "get" => client.GetAsync(7, Clients.Token),
            "list" => client.ListAllAsync(cancellationToken: Clients.Token).CountAsync(Clients.Token).AsTask(),
            _ => client.CreateAsync("N", cancellationToken: Clients.Token),
        });

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_call_whose_client_is_disposed_meanwhile_is_reported_as_such()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = new($"http://{listener.LocalEndpoint}/") });
        var call = client.DeleteAsync(7, Clients.Token);
        using var connection = await listener.AcceptSocketAsync(Clients.Token);

        client.Dispose();

        var e = await Assert.ThrowsAsync<SegmentsConnectionException>(() => call);
        Assert.Equal((false, true), (e.IsTimeout, e.MayHaveBeenApplied));
        Assert.Contains("the client was disposed meanwhile", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_can_be_disposed_twice()
    {
        var client = SegmentsClient.Create(Clients.UniqueKey());
        client.Dispose();
        client.Dispose();
    }

    [Fact]
    public void The_users_own_handler_is_not_disposed_with_the_client()
    {
        using var service = new StubService("");
        Clients.Over(service).Dispose();
        Assert.False(service.IsDisposed);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\r\nb")]
    [InlineData("a b")]
    [InlineData("schlüssel")]
    public void A_key_that_cannot_be_sent_is_rejected_by_name(string key)
    {
        var e = Assert.Throws<ArgumentException>(() => SegmentsClient.Create(key));
        Assert.Contains("SegmentsClientOptions.ApiKey", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_key_is_not_in_the_message()
    {
        var e = Assert.Throws<ArgumentException>(() => SegmentsClient.Create("nearly a key"));
        Assert.DoesNotContain("nearly a key", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_needed() => Assert.Throws<ArgumentNullException>(() => SegmentsClient.Create((SegmentsClientOptions)null!));

    [Fact]
    public void Every_fault_of_the_options_is_reported_at_once()
    {
        var e = Assert.Throws<ArgumentException>(() => SegmentsClient.Create(new SegmentsClientOptions
        {
            MaxRetries = -1,
            AttemptTimeout = TimeSpan.Zero,
            MaxRateLimitWait = TimeSpan.FromSeconds(-1),
            MaxResponseBytes = 0,
            BaseAddress = new Uri("http://sms.sociostacks.com/"),
        }));
        Assert.All(["ApiKey", "MaxRetries", "AttemptTimeout", "MaxRateLimitWait", "MaxResponseBytes", "BaseAddress"],
            setting => Assert.Contains("SegmentsClientOptions." + setting, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clients_are_safe_for_concurrent_use()
    {
        using var client = Clients.Over(SeededService.WithSegments(200).CreateHandler(), options => options.MaxRateLimitWait = TimeSpan.FromDays(1));

        var segments = await Task.WhenAll(Enumerable.Range(1, 200).Select(id => Task.Run(() => client.GetAsync(id, Clients.Token))));

        Assert.Equal(Enumerable.Range(1, 200).Select(id => (long)id), segments.Select(segment => segment.Id));
    }
}
