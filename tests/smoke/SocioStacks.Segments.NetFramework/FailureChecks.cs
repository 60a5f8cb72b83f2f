using System.Globalization;
using System.Net;
using System.Net.Sockets;
using static SocioStacks.Segments.NetFramework.Check;

namespace SocioStacks.Segments.NetFramework;

/// <summary>Calls that fail, are retried or are cancelled: each check with a server of its own, each named as a sentence.</summary>
internal static class FailureChecks
{
    public static async Task A_get_is_retried_after_a_503(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var id = await client.CreateAsync("Name");
        server.Service.FailNext(HttpStatusCode.ServiceUnavailable);

        Same("Name", (await client.GetAsync(id)).Name);
        Same(3, server.Heads.Count);
    }

    public static async Task A_get_is_retried_after_a_truncated_response(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var id = await client.CreateAsync("Name");
        server.Next(Fault.TruncatedResponse);

        Same("Name", (await client.GetAsync(id)).Name);
        Same(3, server.Heads.Count);
    }

    public static async Task A_get_is_retried_after_a_lost_response(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var id = await client.CreateAsync("Name");
        server.Next(Fault.LostResponse);

        Same("Name", (await client.GetAsync(id)).Name);
    }

    public static async Task A_create_whose_response_is_lost_is_not_retried(LoopbackServer server)
    {
        using var client = ClientOf(server);
        server.Next(Fault.LostResponse);

        var error = await Throws<SegmentsConnectionException>(() => client.CreateAsync("Once"));
        Same(true, error.MayHaveBeenApplied);
        Same(1, server.Service.Segments.Count);
    }

    public static async Task A_create_whose_response_is_lost_on_a_kept_connection_is_not_retried(LoopbackServer server)
    {
        using var client = ClientOf(server);
        await client.GetPageAsync();
        server.Next(Fault.LostResponse);

        var error = await Throws<SegmentsConnectionException>(() => client.CreateAsync("Once"));
        Same(true, error.MayHaveBeenApplied);
        Same(1, server.Service.Segments.Count);
        Same(1, server.Connections);
    }

    public static async Task A_create_that_could_not_connect_was_certainly_not_applied(LoopbackServer server)
    {
        var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var client = ClientOf(server, options => (options.BaseAddress, options.MaxRetries) = (new Uri($"http://127.0.0.1:{port}/"), 1));

        var error = await Throws<SegmentsConnectionException>(() => client.CreateAsync("Nowhere"));
        Same(false, error.MayHaveBeenApplied);
        Same(false, error.IsTimeout);
        Same(true, error.Message.Contains("2 attempts"));
        Same(false, error.Message.Contains("An error occurred"));
        await Throws<SegmentsConnectionException>(() => client.GetAsync(1));
        error = await Throws<SegmentsConnectionException>(() => client.DeleteAsync(1));
        Same(false, error.MayHaveBeenApplied);
    }

    public static async Task A_missing_segment_is_reported_with_the_message_of_the_service(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var error = await Throws<SegmentNotFoundException>(() => client.GetAsync(4711));

        Same(4711L, error.SegmentId);
        Same(true, error.Errors.Count > 0);
    }

    public static async Task A_full_window_that_lasts_too_long_is_reported(LoopbackServer server)
    {
        server.Service.EnableRateLimit(2);
        using var client = ClientOf(server, options => options.MaxRateLimitWait = TimeSpan.Zero);
        await client.GetPageAsync();
        await client.GetPageAsync();

        var error = await Throws<SegmentsRateLimitException>(() => client.GetPageAsync());
        Same(true, error.RetryAfter > TimeSpan.FromSeconds(1));
        Same(429, (int)error.StatusCode);
    }

    public static async Task A_redirect_is_not_followed(LoopbackServer server)
    {
        server.Service.EnqueueResponse((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = server.Address }, Content = new StringContent("") }));
        using var client = ClientOf(server);

        var error = await Throws<SegmentsUnexpectedResponseException>(() => client.GetPageAsync());
        Same(HttpStatusCode.Found, error.StatusCode);
        Same(1, server.Heads.Count);
    }

    public static async Task A_handler_of_the_users_is_set_not_to_follow_a_redirect(LoopbackServer server)
    {
        server.Service.EnqueueResponse((_, _) => Task.FromResult(Redirect(server)));
        using var client = SegmentsClient.Create(OptionsFor(server), new PassThroughHandler { InnerHandler = new HttpClientHandler() });

        var error = await Throws<SegmentsUnexpectedResponseException>(() => client.UpdateAsync(1, "New name"));
        Same(HttpStatusCode.Found, error.StatusCode);
        Same(true, error.MayHaveBeenApplied);
        Same(1, server.Heads.Count);
    }

    public static async Task What_a_handler_in_use_brings_back_from_elsewhere_is_not_a_success(LoopbackServer server)
    {
        using var handler = new HttpClientHandler();
        using (var http = new HttpClient(handler, disposeHandler: false))
            (await http.GetAsync(server.Address)).Dispose();
        server.Service.EnqueueResponse((_, _) => Task.FromResult(Redirect(server)));
        server.Service.EnqueueResponse((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"data":{"id":1}}""") }));
        using var client = SegmentsClient.Create(OptionsFor(server), handler);

        Same(true, (await Throws<SegmentsUnexpectedResponseException>(() => client.UpdateAsync(1, "New name"))).MayHaveBeenApplied);
    }

    public static async Task A_create_is_not_retried_by_a_message_handler(LoopbackServer server)
    {
        server.Next(Fault.LostResponse);
        using var client = SegmentsClient.Create(OptionsFor(server), new RetryingHandler { InnerHandler = new HttpClientHandler() });

        Same(true, (await Throws<SegmentsConnectionException>(() => client.CreateAsync("Once"))).MayHaveBeenApplied);
        Same(1, server.Service.Segments.Count);
    }

    public static async Task What_a_message_handler_throws_is_an_exception_of_ours(LoopbackServer server)
    {
        using var client = SegmentsClient.Create(OptionsFor(server), new ThrowingHandler());

        var error = await Throws<SegmentsConnectionException>(() => client.CreateAsync("Name"));
        Same(false, error.MayHaveBeenApplied);
        Same(true, error.InnerException is InvalidTimeZoneException);
    }

    public static async Task A_rate_limit_is_read_in_every_spelling(LoopbackServer server)
    {
        var far = DateTimeOffset.UtcNow.AddDays(400);
        foreach (var (name, value, expected) in new[]
        {
            ("X-RateLimit-Reset", "10, 12.5", TimeSpan.FromSeconds(13)),
            ("X-RateLimit-Reset", "99999999999", TimeSpan.FromDays(365_000)),
            ("Retry-After", "90", TimeSpan.FromSeconds(90)),
            ("Retry-After", "2.5", TimeSpan.FromSeconds(3)),
            ("Retry-After", "2, 90", TimeSpan.FromSeconds(90)),
            ("Retry-After", far.ToString("r"), TimeSpan.FromDays(400)),
            ("Retry-After", far.ToString("dddd, dd-MMM-yy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture), TimeSpan.FromDays(400)),
            ("Retry-After", far.ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture), TimeSpan.FromDays(400)),
        })
        {
            using var client = ClientOf(server, options => options.MaxRetries = 0);
            server.Next((name, value));
            server.Service.FailNext(HttpStatusCode.BadRequest);
            var error = await Throws<SegmentsApiException>(() => client.GetPageAsync());
            var difference = expected - (error.RateLimit?.ResetAfter ?? TimeSpan.Zero);
            Same(name + value, difference.Duration() < TimeSpan.FromMinutes(1) ? name + value : $"{error.RateLimit}");
        }
    }

    public static async Task Key_and_phone_number_are_redacted(LoopbackServer server)
    {
        using var client = ClientOf(server);
        server.Service.FailNext(HttpStatusCode.BadRequest, "Not valid: smoke%2Dkey, +39&nbsp;333\u20097778899");
        var error = await Throws<SegmentsApiException>(() => client.GetPageAsync());
        Same("Listing segments failed: the service responded with 400 (Bad Request): \"Not valid: [key], [number]\".", error.Message);

        server.Next(("Location", "/\\user:pass@host/smoke-key/+39%C2%A03337778899?x"));
        server.Service.FailNext(HttpStatusCode.Found);
        var redirect = await Throws<SegmentsUnexpectedResponseException>(() => client.GetPageAsync());
        Same(true, redirect.Message.Contains("a redirect to //host/[key]/[number], and"));
    }

    public static async Task A_response_that_does_not_come_is_a_timeout(LoopbackServer server)
    {
        using var client = ClientOf(server, options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(300), 1));
        server.Next(Fault.Silence, Fault.Silence);

        var error = await Throws<SegmentsConnectionException>(() => client.GetPageAsync());
        Same(true, error.IsTimeout);
        Same(2, server.Heads.Count);
    }

    public static async Task A_response_that_stalls_is_a_timeout(LoopbackServer server)
    {
        using var client = ClientOf(server, options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromMilliseconds(300), 1));
        server.Next(Fault.StalledResponse, Fault.StalledResponse);

        var error = await Throws<SegmentsConnectionException>(() => client.GetPageAsync());
        Same(true, error.IsTimeout);
        Same(2, server.Heads.Count);
    }

    public static async Task A_call_is_cancelled_while_it_waits_for_a_response(LoopbackServer server)
    {
        using var client = ClientOf(server);
        using var stop = new CancellationTokenSource();
        server.Next(Fault.Silence);
        var call = client.CreateAsync("Name", SegmentDefinition.Custom(1), stop.Token);
        await server.MetAsync();
        stop.Cancel();

        var error = await Throws<OperationCanceledException>(() => call);
        Same(stop.Token, error.CancellationToken);
        Same(1, server.Heads.Count);
    }

    public static async Task A_call_is_cancelled_while_it_reads_a_response(LoopbackServer server)
    {
        using var client = ClientOf(server);
        using var stop = new CancellationTokenSource();
        server.Next(Fault.StalledResponse);
        var call = client.GetPageAsync(cancellationToken: stop.Token);
        await server.MetAsync();
        stop.Cancel();

        var error = await Throws<OperationCanceledException>(() => call);
        Same(stop.Token, error.CancellationToken);
        Same(1, server.Heads.Count);
    }

    public static async Task A_call_that_was_cancelled_before_sends_nothing(LoopbackServer server)
    {
        using var client = ClientOf(server);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Throws<OperationCanceledException>(() => client.GetPageAsync(cancellationToken: stop.Token));
        Same(0, server.Heads.Count);
    }

    private sealed class PassThroughHandler : DelegatingHandler;

    private sealed class RetryingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }

    private sealed class ThrowingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidTimeZoneException("A fault of the user's own.");
    }
}
