using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.NetFramework;

/// <summary>What is checked: each with a server of its own, each named as a sentence.</summary>
internal static class Checks
{
    private const string Key = "smoke-key";

    public static async Task All_seven_methods_work_as_documented(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var id = await client.CreateAsync("Spring sale", SegmentDefinition.Bulk("+39 333 1234567", "+34600111222"));
        await client.CreateAsync("Second");
        await client.CreateAsync("Third");

        Same("Spring sale", (await client.GetAsync(id)).Name);
        Same(2, (await client.GetAsync(id)).TotalContacts);
        Same(3, (await client.GetPageAsync(1, ResultsPerPage.Ten)).Segments.Count);
        Same("Spring sale,Second,Third", await NamesOf(client.ListAllAsync()));
        Same(1, await CountOf(client.ListPagesAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.Ten })));
        await client.UpdateAsync(id, "Summer sale");
        Same("Summer sale", (await client.GetAsync(id)).Name);
        await client.DeleteAsync(id);
        Same(2, server.Service.Segments.Count);
        Same(true, server.Heads.TrueForAll(head => head.Contains($"Authorization: Bearer {Key}")));
        Same(true, server.Heads.TrueForAll(head => head.Contains("User-Agent: SocioStacks.Segments/")));
    }

    public static async Task Bulk_numbers_arrive_whole_from_an_array_and_from_a_query(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var first = await client.CreateAsync("Ünïcødé 🎉", SegmentDefinition.Bulk("+39 333 1234567", "0039/06-12.34 (5)"));
        var second = await client.CreateAsync("Many", SegmentDefinition.Bulk(Enumerable.Range(1_000_000, 200_000).Select(number => $"+{number}")));

        Same("Ünïcødé 🎉", (await client.GetAsync(first)).Name);
        Same("0039/06-12.34 (5)", (await client.GetAsync(first)).Settings.PhoneNumbers[1]);
        var numbers = (await client.GetAsync(second)).Settings.PhoneNumbers;
        Same(200_000, numbers.Count);
        Same("+1199999", numbers[199_999]);
    }

    public static Task Numbers_are_converted_to_ASCII(LoopbackServer server)
    {
        var report = PhoneNumbers.Normalize(["\u202A+1 555\u20110100\u202C", "＋٣９\u00A0𝟑33", "0039333", "+39;+40", "x"]);
        Same("+1 555-0100,+39 333", string.Join(",", report.Accepted));
        Same(2L, report.Duplicates.Single().Index);
        Same("3,4", string.Join(",", report.Rejected.Select(issue => issue.Index)));
        return Task.CompletedTask;
    }

    public static async Task The_parts_of_a_split_arrive(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var numbers = Enumerable.Range(1_000_000, 1000).Select(number => $"+{number}").ToList();
        var arrived = new List<string>();
        foreach (var part in SegmentDefinition.Bulk(numbers).Split(3000))
            arrived.AddRange((await client.GetAsync(await client.CreateAsync("Part", part))).Settings.PhoneNumbers);
        Same(string.Join(",", numbers), string.Join(",", arrived));
    }

    public static async Task Contact_ids_arrive(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var id = await client.CreateAsync("Pilot", SegmentDefinition.Custom(11, long.MaxValue, 13));

        Same(SegmentType.Custom, (await client.GetAsync(id)).Type);
        Same(long.MaxValue, (await client.GetAsync(id)).Settings.ContactIds[1]);
    }

    public static async Task Filters_countries_and_continents_arrive(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var id = await client.CreateAsync("Adults", SegmentDefinition.Filter()
            .Where("age", FilterCondition.BiggerThan, "17")
            .InCountries("it", "ES")
            .InContinents(Continent.Europe));

        var settings = (await client.GetAsync(id)).Settings;
        Same("age", settings.Filters[0].Key);
        Same("IT,ES", string.Join(",", settings.Countries));
        Same(Continent.Europe, settings.Continents[0]);

        await client.UpdateAsync(id, definition: SegmentDefinition.Filter().InCountries("FR"));
        settings = (await client.GetAsync(id)).Settings;
        Same("0 FR 0", $"{settings.Filters.Count} {string.Join(",", settings.Countries)} {settings.Continents.Count}");
    }

    public static async Task Odd_values_and_malformed_texts_are_read(LoopbackServer server)
    {
        byte[] json =
        [
            .. "{\"data\":{\"3\":{\"id\":\"7\",\"name\":\"Caf"u8, 0xE9, .. "\",\"datetime\":\"2025-10-29T05:25:04.5+02:00\",\"last_datetime\":\"soon\",\"na\\ud83d\":[\"\\ude00\",1,],\"settings\":"u8,
            .. "{\"contacts_ids\":\"1, 2\",\"phone_numbers\":{\"1\":\"+1000\",\"4\":null},\"filters_continents\":[\"EU\",{}]}}},\"meta\":{\"total\":\"1\"}}"u8,
        ];
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Key, BaseAddress = server.Address }, new Canned(json));
        var segment = (await client.GetPageAsync()).Segments.Single();
        var settings = segment.Settings;
        Same("7 Caf\uFFFD", $"{segment.Id} {segment.Name}");
        Same(new DateTimeOffset(2025, 10, 29, 3, 25, 4, 500, TimeSpan.Zero), segment.CreatedAt);
        Same("last_datetime,na\uFFFD", string.Join(",", segment.AdditionalProperties.Keys));
        Same("[\"\uFFFD\",1]", segment.AdditionalProperties["na\uFFFD"].GetRawText());
        Same("1,2 +1000 EU filters_continents", $"{string.Join(",", settings.ContactIds)} {settings.PhoneNumbers.Single()} {settings.Continents.Single()} {settings.AdditionalProperties.Keys.Single()}");
    }

    public static Task A_segment_is_written_and_read_by_a_serializer(LoopbackServer server)
    {
        var segment = new Segment { Id = 7, Type = SegmentType.Custom, Settings = new SegmentSettings { ContactIds = [1, 2], Continents = [Continent.Asia] } };
        var json = JsonSerializer.Serialize(segment);
        Same(true, json.Contains("\"Type\":\"custom\""));
        Same(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Segment>(json)));
        Same(SegmentType.Bulk, (SegmentType)TypeDescriptor.GetConverter(typeof(SegmentType)).ConvertFromInvariantString("bulk")!);
        return Task.CompletedTask;
    }

    public static async Task Bad_input_is_rejected_before_anything_is_sent(LoopbackServer server)
    {
        using var client = ClientOf(server);
        await Throws<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk("+39,+40")));
        await Throws<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk("٠٠٣٩")));
        await Throws<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk("+1+2")));
        await Throws<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Filter().InCountries("UK")));
        await Throws<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Custom(Enumerable.Range(1_000_000, 1_100_000).ToArray())));
        await Throws<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Custom(Enumerable.Range(1_000_000, 1_100_000).ToList())));
        await Throws<ArgumentException>(() => client.CreateAsync("half \ud83d"));
        await Throws<ArgumentOutOfRangeException>(() => client.GetAsync(0));
        Same(0, server.Heads.Count);
    }

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
        using var client = SegmentsClient.Create(OptionsFor(server), new Passing { InnerHandler = new HttpClientHandler() });

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
        using var client = SegmentsClient.Create(OptionsFor(server), new SendingAgain { InnerHandler = new HttpClientHandler() });

        Same(true, (await Throws<SegmentsConnectionException>(() => client.CreateAsync("Once"))).MayHaveBeenApplied);
        Same(1, server.Service.Segments.Count);
    }

    public static async Task What_a_message_handler_throws_is_an_exception_of_ours(LoopbackServer server)
    {
        using var client = SegmentsClient.Create(OptionsFor(server), new Throwing());

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

    public static async Task More_than_two_calls_are_sent_at_a_time(LoopbackServer server)
    {
        using var client = ClientOf(server);
        var count = 0;
        var all = new TaskCompletionSource<bool>();
        for (var i = 0; i < 6; i++)
        {
            server.Service.EnqueueResponse(async (_, _) =>
            {
                if (Interlocked.Increment(ref count) == 6)
                    all.SetResult(true);
                await all.Task;
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"data":[],"meta":{"total":0}}""") };
            });
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.GetPageAsync()));
        Same(6, count);
    }

    public static async Task A_registered_client_works_as_a_created_one(LoopbackServer server)
    {
        var services = new ServiceCollection();
        services.AddSegmentsClient(options => (options.ApiKey, options.BaseAddress) = (Key, server.Address));
        using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<ISegmentsClient>();

        var id = await client.CreateAsync("Name", SegmentDefinition.Bulk("+39"));
        await client.UpdateAsync(id, "New name");
        server.Service.FailNext(HttpStatusCode.BadGateway);
        Same("New name", (await client.GetAsync(id)).Name);
        Same("New name", await NamesOf(client.ListAllAsync()));
        Same(1, await CountOf(client.ListPagesAsync()));
        Same(1, (await client.GetPageAsync()).Segments.Count);
        await client.DeleteAsync(id);
        await Throws<SegmentNotFoundException>(() => client.GetAsync(id));
        Same(true, server.Heads.TrueForAll(head => head.Contains($"Authorization: Bearer {Key}")));
    }

    public static async Task A_registered_client_works_on_the_service_in_memory(LoopbackServer server)
    {
        var services = new ServiceCollection();
        services.AddSegmentsClient(options => options.ApiKey = Key).UseInMemoryService(server.Service);
        using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<ISegmentsClient>();
        var id = await client.CreateAsync("Name", SegmentDefinition.Bulk(Enumerable.Range(1, 3).Select(number => $"+39{number}")));

        server.Service.DropNextResponse();
        Same(true, (await Throws<SegmentsConnectionException>(() => client.CreateAsync("Lost"))).MayHaveBeenApplied);
        Same(3, (await client.GetAsync(id)).TotalContacts);
        Same("Name,Lost", await NamesOf(client.ListAllAsync()));
        Same(0, server.Heads.Count);
    }

    public static async Task A_seed_brings_the_same_faults_as_on_other_frameworks(LoopbackServer server)
    {
        var chaos = server.Service.Chaos(1);
        (chaos.LostResponseRate, chaos.ThrottleRate, chaos.ServerErrorRate, chaos.DelayRate, chaos.EditRate) = (0.2, 0.2, 0.2, 0, 0.2);
        using var http = new HttpClient(server.Service.CreateHandler());
        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", Key);
        var outcomes = new List<string>();
        for (var i = 0; i < 24; i++)
        {
            try
            {
                using var response = await http.GetAsync("https://sms.sociostacks.com/api/segments/");
                outcomes.Add(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (HttpRequestException e) when (e.Message.Contains("seed 1)"))
            {
                outcomes.Add("lost");
            }
        }

        Same("lost 500 504 200 504 200 200 lost 200 200 429 200 200 200 200 200 200 500 200 200 200 lost 500 429", string.Join(" ", outcomes));
    }

    private static SegmentsClientOptions OptionsFor(LoopbackServer server) => new() { ApiKey = Key, BaseAddress = server.Address };

    private static HttpResponseMessage Redirect(LoopbackServer server) =>
        new(HttpStatusCode.Found) { Headers = { Location = new Uri(server.Address, "elsewhere") }, Content = new StringContent("") };

    private static SegmentsClient ClientOf(LoopbackServer server, Action<SegmentsClientOptions> configure = null)
    {
        var options = OptionsFor(server);
        configure?.Invoke(options);
        return SegmentsClient.Create(options, Transport.Create());
    }

    private static async Task<string> NamesOf(IAsyncEnumerable<Segment> segments)
    {
        var names = new List<string>();
        await foreach (var segment in segments)
            names.Add(segment.Name);
        return string.Join(",", names);
    }

    private static async Task<int> CountOf(IAsyncEnumerable<SegmentPage> pages)
    {
        var count = 0;
        await foreach (var page in pages)
            count++;
        return count;
    }

    private static void Same<T>(T expected, T actual)
    {
        if (!Equals(expected, actual))
            throw new InvalidOperationException($"Expected was {expected}, and it is {actual}.");
    }

    private static async Task<TException> Throws<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"A {typeof(TException).Name} was expected.");
    }

    private sealed class Passing : DelegatingHandler;

    private sealed class SendingAgain : DelegatingHandler
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

    private sealed class Throwing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidTimeZoneException("A fault of the user's own.");
    }

    /// <summary>Returns the same body to every request.</summary>
    private sealed class Canned(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) });
    }
}
