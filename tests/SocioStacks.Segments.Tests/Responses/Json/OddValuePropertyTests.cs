using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Any JSON value in any property of one segment among others, and a response that arrives in any pieces.</summary>
public sealed class OddValuePropertyTests
{
    private static readonly string[] SegmentProperties = ["user_id", "name", "type", "settings", "total_contacts", "datetime", "last_datetime", "spare"];

    private static readonly string[] SettingsProperties = ["contacts_ids", "phone_numbers", "filters_custom_parameters", "filters_countries", "filters_continents", "spare"];

    // Between quotes; malformed ones included. Each unit is a Latin-1 character, so that any bytes can be written.
    private static readonly Gen<string> Text = Gen.OneOf(
        OneOf("", " ", "1,2", "5", "-1", "1.5", "2025-10-29 03:25:04", "03:25:04", "0000-00-00 00:00:00", "2025-10-29 03:25:04 CET", "1761708304", "EU", "bulk", "true", "null"),
        OneOf("\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\\\", "\\\"", "\\/", "\\u0000", "\u00E9", "\u00FF", "\u00C3\u00A9", "a", "\\n").Array[0, 5].Select(string.Concat));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        OneOf("null", "true", "false", "0", "-0", "7", "1.0", "1.5", "-3", "1e2", "1e400", "9223372036854775808", "1761708304", "20251029"),
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Text.Select(text => $"\"{text}\""));

    private static readonly Gen<string> Name = Gen.OneOf(OneOf("0", "2", "key", "condition", "value", "date", "timezone", "id", "contacts_ids"), Text);

    private static readonly Gen<string> Value = ValueOf(3);

    [Fact]
    public async Task Any_value_in_any_property_of_one_segment_leaves_the_others_as_they_are() =>
        await Gen.Select(OneOf(SegmentProperties), Value).SampleAsync(async (name, value) =>
            AssertRead(await PageOf($$"""{"id":7,"{{name}}":{{value}}}"""), (name, value)));

    [Fact]
    public async Task Any_value_in_any_setting_of_one_segment_leaves_the_others_as_they_are() =>
        await Gen.Select(OneOf(SettingsProperties), Value).SampleAsync(async (name, value) =>
            AssertRead(await PageOf($$$"""{"id":7,"settings":{"{{{name}}}":{{{value}}}}}"""), (name, value)));

    [Fact]
    public async Task Any_segment_is_read_or_is_an_unexpected_response() =>
        await Gen.Select(Value, Gen.Bool).SampleAsync(async (value, isObject) =>
        {
            try
            {
                await PageOf(isObject ? $$"""{"id":{{value}}}""" : value);
            }
            catch (SegmentsUnexpectedResponseException)
            {
                // Named by its place; nothing else may come out.
            }
        });

    [Fact]
    public async Task Any_counts_and_links_leave_the_segments_as_they_are() =>
        await Gen.Select(Value, Value, Value, Value, Value, Value).SampleAsync(async (page, size, total, pages, next, all) =>
        {
            foreach (var rest in new[] { $$$"""{"page":{{{page}}},"results_per_page":{{{size}}},"total":{{{total}}},"total_pages":{{{pages}}}},"links":{"next":{{{next}}}}""", $$""" {{all}},"links":{{all}}""" })
            {
                var read = await ReadAsync($$"""{"data":[{"id":1},{"id":2}],"meta":{{rest}}}""");
                Assert.Equal([1, 2], read.Segments.Select(segment => segment.Id));
                Assert.InRange(read.Page, 1, int.MaxValue);
                Assert.InRange(read.ResultsPerPage, 1, int.MaxValue);
                Assert.InRange(read.TotalPages, read.Page, int.MaxValue);
                Assert.InRange(read.TotalResults, 2, long.MaxValue);
            }
        });

    [Fact]
    public async Task A_segment_reads_the_same_wherever_the_response_is_split_in_transit() =>
        await Gen.Select(Gen.Select(OneOf(SegmentProperties), Value, Gen.Int[0, 20_000]).List[0, 10], Gen.Int[1, 5000], Gen.Bool).SampleAsync(async (properties, piece, hasMark) =>
        {
            // Spaces, so that the values come to stand everywhere in what is read at once.
            var segments = properties.Select((property, i) => $$"""{"id":{{i + 1}},{{new string(' ', property.Item3)}}"{{property.Item1}}":{{property.Item2}}}""").ToList();
            var body = $$"""{{(hasMark ? "\u00EF\u00BB\u00BF" : "")}}{"spare":[[]], "meta":{"page":1,"results_per_page":25,"total":{{properties.Count}},"total_pages":1},"data":[{{string.Join(',', segments)}}],"links":{"next":null} } """;
            var together = await ReadAsync(body, piece);
            var alone = await Task.WhenAll(segments.Select(async segment => (await ReadAsync(ResponseJson.Data($"[{segment}]"))).Segments[0]));
            Assert.Equal(JsonSerializer.Serialize(alone), JsonSerializer.Serialize(together.Segments));
        }, iter: 50);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> ValueOf(int depth) => depth == 0 ? Scalar : Gen.OneOf(
        Scalar,
        ValueOf(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
        Gen.Select(Name, ValueOf(depth - 1)).Array[0, 4].Select(items => $"{{{string.Join(',', items.Select(item => $"\"{item.Item1}\":{item.Item2}"))}}}"),
        ValueOf(depth - 1).Array[1, 3].Select(items => $"[ {string.Join(" , ", items)}, ]"));

    private static void AssertRead(SegmentPage page, (string Name, string Value) odd)
    {
        Assert.Equal([1, 7, 3], page.Segments.Select(segment => segment.Id));
        foreach (var other in new[] { page.Segments[0], page.Segments[2] })
        {
            Assert.Equal(("Segment " + other.Id, 0), (other.Name, other.AdditionalProperties.Count));
            Assert.Equal([1, 2], other.Settings.ContactIds);
        }

        var segment = page.Segments[1];
        var kept = segment.AdditionalProperties.Concat(segment.Settings.AdditionalProperties).ToList();
        Assert.All(kept, property => MalformedTextTests.AssertUsable(property.Value));

        // Nothing of it is lost without a trace, but for what stands for nothing.
        if (odd.Name == "spare")
            Assert.Single(kept);

        // All that is read can be written and read again.
        var copy = JsonSerializer.Deserialize<SegmentPage>(JsonSerializer.Serialize(page));
        Assert.Equal(JsonSerializer.Serialize(page), JsonSerializer.Serialize(copy));
    }

    private static Task<SegmentPage> PageOf(string segment)
    {
        const string settings = """{"contacts_ids":[1,2]}""";
        return ReadAsync(ResponseJson.Data($"[{ResponseJson.Segment(1, settings)},{segment},{ResponseJson.Segment(3, settings)}]"));
    }

    private static async Task<SegmentPage> ReadAsync(string body, int piece = int.MaxValue)
    {
        var bytes = Encoding.Latin1.GetBytes(body);
        using var client = SegmentsClient.Create(
            new SegmentsClientOptions { ApiKey = "odd" },
            new StubService(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new PiecemealStream(bytes, piece)) }));
        return await client.GetPageAsync(cancellationToken: CancellationToken.None);
    }

    /// <summary>Returns no more than a few bytes at a time.</summary>
    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
