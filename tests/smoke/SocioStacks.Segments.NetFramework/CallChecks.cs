using System.ComponentModel;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments.Testing;
using static SocioStacks.Segments.NetFramework.Check;

namespace SocioStacks.Segments.NetFramework;

/// <summary>Calls that succeed: each check with a server of its own, each named as a sentence.</summary>
internal static class CallChecks
{
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

    public static async Task More_than_two_calls_are_sent_at_a_time(LoopbackServer server)
    {
        using var client = ClientOf(server);

        // Before the first response of a key, which shows that the account has no rate limit, a single call is sent.
        await client.GetPageAsync();
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

    /// <summary>Returns the same body to every request.</summary>
    private sealed class Canned(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) });
    }
}
