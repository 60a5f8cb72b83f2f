using System.Globalization;
using System.Text.Json;

namespace SocioStacks.Segments.Tests.Responses.Json;

/// <summary>Times: what is certain is read, and what is not is never guessed.</summary>
public sealed class TimeReadingTests
{
    private const string Ignored = "2001-01-01 00:00:00";

    [Theory]
    [InlineData("\"2025-10-29 03:25:04\"")]
    [InlineData("\"2025-10-29T03:25:04\"")]
    [InlineData("\"2025-10-29 03:25:04Z\"")]
    [InlineData("\"2025-10-29T03:25:04Z\"")]
    [InlineData("\"2025-10-29 03:25:04.000000\"")]
    [InlineData("\"2025-10-29T03:25:04.000000Z\"")]
    [InlineData("\"2025-10-29T03:25:04.000000000+00:00\"")]
    [InlineData("\"2025-10-29 03:25:04 UTC\"")]
    [InlineData("\"2025-10-29 03:25:04 GMT\"")]
    [InlineData("\"2025-10-29 03:25:04 Etc\\/UTC\"")]
    [InlineData("\" 2025-10-29 03:25:04 \"")]
    [InlineData("\"2025-10-29T05:25:04+02:00\"")]
    [InlineData("\"2025-10-29 05:25:04 +0200\"")]
    [InlineData("\"2025-10-29 05:25:04+02\"")]
    [InlineData("\"2025-10-28T18:55:04-08:30\"")]
    [InlineData("\"2025\\u002d10-29 03:25:04\"")]
    [InlineData("1761708304")]
    [InlineData("1761708304.0")]
    [InlineData("\"1761708304\"")]
    [InlineData("""{"date":"2025-10-29 03:25:04.000000","timezone_type":3,"timezone":"UTC"}""")]
    [InlineData("""{"timezone":"+02:00","timezone_type":1,"date":"2025-10-29 05:25:04.000000"}""")]
    [InlineData("""{"date":"2025-10-29 03:25:04","timezone_type":2,"timezone":"Z","more":{"of":[1]}}""")]
    public async Task A_time_that_is_certain_is_read_as_UTC(string time)
    {
        var segment = await Reading.SegmentOf($$"""{"id":7,"datetime":{{time}}}""");
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero), segment.CreatedAt);
        Assert.Equal(TimeSpan.Zero, segment.CreatedAt!.Value.Offset);
        Assert.Empty(segment.AdditionalProperties);
    }

    [Theory]
    [InlineData("\"2025-10-29 03:25:04.5\"", 500)]
    [InlineData("\"2025-10-29T03:25:04.125999Z\"", 125.999)]
    [InlineData("1761708304.25", 250)]
    [InlineData("\"1761708304.25\"", 250)]
    [InlineData("""{"date":"2025-10-29 03:25:04.250000","timezone_type":3,"timezone":"UTC"}""", 250)]
    public async Task The_fraction_of_a_second_is_read(string time, double milliseconds)
    {
        var segment = await Reading.SegmentOf($$"""{"id":7,"datetime":{{time}}}""");
        Assert.Equal(new DateTimeOffset(2025, 10, 29, 3, 25, 4, TimeSpan.Zero).AddTicks((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond)), segment.CreatedAt);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("\"0000-00-00\"")]
    [InlineData("\"0000-00-00 00:00:00\"")]
    [InlineData("\"0000-00-00 00:00:00.000000\"")]
    [InlineData("\"-0001-11-30 00:00:00\"")]
    [InlineData("\"-0001-11-30T00:00:00+00:00\"")]
    [InlineData("\"-0001-11-30T00:00:00.000000Z\"")]
    [InlineData("""{"date":"-0001-11-30 00:00:00.000000","timezone_type":3,"timezone":"Europe\/Rome"}""")]
    public async Task No_time_and_the_zero_time_are_null_and_not_kept(string time)
    {
        var segment = await Reading.SegmentOf($$"""{"id":7,"last_datetime":{{time}}}""");
        Assert.Null(segment.LastUpdatedAt);
        Assert.Empty(segment.AdditionalProperties);
    }

    [Theory]
    [InlineData("\"03:25:04\"")]
    [InlineData("\"1.5\"")]
    [InlineData("\"yesterday at noon\"")]
    [InlineData("\"today\"")]
    [InlineData("\"2025-10-29\"")]
    [InlineData("\"2025-10\"")]
    [InlineData("\"2025\"")]
    [InlineData("\"2025-10-29 03:25\"")]
    [InlineData("\"2025-10-29 3:25:04\"")]
    [InlineData("\"2025-10-29 03:25:04 PM\"")]
    [InlineData("\"29.10.2025 03:25:04\"")]
    [InlineData("\"10/29/2025 03:25:04\"")]
    [InlineData("\"2025-29-10 03:25:04\"")]
    [InlineData("\"2025-02-29 03:25:04\"")]
    [InlineData("\"2025-10-29 24:00:00\"")]
    [InlineData("\"2025-10-29 03:60:04\"")]
    [InlineData("\"2025-10-29 03:25:60\"")]
    [InlineData("\"2025-10-29 03:25:04.\"")]
    [InlineData("\"2025-10-29 03:25:04.1234567890\"")]
    [InlineData("\"2025-10-29 03:25:04 Europe/Rome\"")]
    [InlineData("\"2025-10-29 03:25:04 CET\"")]
    [InlineData("\"2025-10-29 03:25:04 EST\"")]
    [InlineData("\"2025-10-29 03:25:04 +2\"")]
    [InlineData("\"2025-10-29 03:25:04 +25:00\"")]
    [InlineData("\"2025-10-29 03:25:04 +02:60\"")]
    [InlineData("\"2025-10-29 03:25:04 +02:00:00\"")]
    [InlineData("\"0000-10-29 03:25:04\"")]
    [InlineData("\"0001-01-01T00:00:00+01:00\"")]
    [InlineData("\"9999-12-31T23:59:59-01:00\"")]
    [InlineData("\"12025-10-29 03:25:04\"")]
    [InlineData("\"\\u0662\\u0660\\u0662\\u0665-10-29 03:25:04\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("20251029")]
    [InlineData("\"20251029\"")]
    [InlineData("1761708304000")]
    [InlineData("\"1761708304000\"")]
    [InlineData("1e400")]
    [InlineData("false")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""["2025-10-29 03:25:04"]""")]
    [InlineData("""{"date":"2025-10-29 03:25:04.000000","timezone_type":3,"timezone":"Europe\/Rome"}""")]
    [InlineData("""{"date":"2025-10-29 03:25:04.000000","timezone_type":2,"timezone":"CET"}""")]
    [InlineData("""{"date":"2025-10-29 03:25:04.000000"}""")]
    [InlineData("""{"date":"2025-10-29 03:25:04.000000","timezone":""}""")]
    [InlineData("""{"timezone":"UTC"}""")]
    [InlineData("""{"date":{"year":2025},"timezone":"UTC"}""")]
    [InlineData("""{"date":"2025-10-29","timezone":"UTC"}""")]
    public async Task A_time_that_is_not_certain_is_null_and_kept(string time)
    {
        var segment = await Reading.SegmentOf($$"""{"id":7,"datetime":{{time}},"last_datetime":"{{Ignored}}"}""");
        Assert.Null(segment.CreatedAt);
        var kept = Assert.Single(segment.AdditionalProperties);
        Assert.Equal("datetime", kept.Key);
        Assert.Equal(JsonDocument.Parse(time.Replace("\\ud83d", "\\ufffd", StringComparison.Ordinal)).RootElement.ToString(), kept.Value.ToString());
        Assert.Equal(DateTimeOffset.Parse(Ignored + "Z", CultureInfo.InvariantCulture), segment.LastUpdatedAt);
    }
}
