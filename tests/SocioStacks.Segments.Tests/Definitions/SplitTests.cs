using CsCheck;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>What is too large for one form is divided into definitions that each fit.</summary>
public sealed class SplitTests
{
    /// <summary>As many bytes as a name can have.</summary>
    private static readonly string LongestName = string.Concat(Enumerable.Repeat("🙂", 256));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_of_phone_numbers_have_whole_entries_in_order_and_fit_with_the_longest_name() =>
        await Gen.Select(Gen.Int[0, 999_999].Select(i => new string('1', 1 + (i % 18)) + new string(' ', i % 7)).Array[1, 200], Gen.Int[1500, 4000]).SampleAsync(async (numbers, limit) =>
        {
            var parts = SegmentDefinition.Bulk(numbers).Split(limit);
            var sent = new List<string>();
            foreach (var part in parts)
                sent.AddRange((await FieldOfAsync(part, limit)).Split(','));
            Assert.Equal(numbers, sent);
            await AssertFullAsync(parts, part => SegmentDefinition.Bulk(part), part => part.PhoneNumbers!, limit);
        }, iter: 100);

    [Fact]
    public async Task Parts_of_contact_ids_have_whole_entries_in_order_and_fit_with_the_longest_name() =>
        await Gen.Select(Gen.Long[1, long.MaxValue].Array[1, 200], Gen.Int[1500, 4000]).SampleAsync(async (ids, limit) =>
        {
            var parts = SegmentDefinition.Custom(ids).Split(limit);
            var sent = new List<long>();
            foreach (var part in parts)
                sent.AddRange((await FieldOfAsync(part, limit)).Split(',').Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(ids, sent);
            await AssertFullAsync(parts, part => SegmentDefinition.Custom(part), part => part.ContactIds!, limit);
        }, iter: 100);

    [Fact]
    public async Task A_million_and_more_ids_fit_in_two_parts_of_the_default_limit()
    {
        long[] ids = [.. Enumerable.Range(1_000_000, 1_100_000)];
        var limit = new SegmentsClientOptions().MaxFormBytes;
        var parts = SegmentDefinition.Custom(ids).Split(limit);
        Assert.Equal(2, parts.Count);
        Assert.Equal(ids, parts.SelectMany(part => part.ContactIds!));
        foreach (var part in parts)
            await FieldOfAsync(part, limit);
    }

    [Fact]
    public void What_fits_is_one_part()
    {
        Assert.Equal(["+1", "+2"], Assert.Single(SegmentDefinition.Bulk("+1", "+2").Split(8_000_000)).PhoneNumbers!);
        Assert.Equal([1, 2], Assert.Single(SegmentDefinition.Custom(1, 2).Split(8_000_000)).ContactIds!);
    }

    [Fact]
    public void A_part_can_be_split_again()
    {
        string[] numbers = [.. Enumerable.Range(0, 300).Select(i => $"+1555{i:D7}")];
        var parts = SegmentDefinition.Bulk(numbers).Split(4000).SelectMany(part => part.Split(2000)).ToList();
        Assert.True(parts.Count > 2);
        Assert.Equal(numbers, parts.SelectMany(part => part.PhoneNumbers!));
    }

    [Theory]
    [InlineData("array")]
    [InlineData("list")]
    [InlineData("read-only list")]
    [InlineData("set")]
    [InlineData("query")]
    public void Whatever_holds_the_entries_they_are_divided_alike(string what)
    {
        string[] numbers = [.. Enumerable.Range(0, 300).Select(i => $"+1555{i:D7}")];
        IEnumerable<string> held = what switch
        {
            "array" => numbers,
            "list" => numbers.ToList(),
            "read-only list" => numbers.AsReadOnly(),
            "set" => numbers.ToHashSet(),
            _ => numbers.Where(_ => true),
        };
        Assert.Equal(
            SegmentDefinition.Bulk(numbers).Split(2000).Select(part => string.Join(',', part.PhoneNumbers!)),
            SegmentDefinition.Bulk(held).Split(2000).Select(part => string.Join(',', part.PhoneNumbers!)));
    }

    [Fact]
    public void Int_ids_are_divided_as_long_ones() =>
        Assert.Equal(
            SegmentDefinition.Custom(Enumerable.Range(1, 1000).Select(i => (long)i).ToList()).Split(2000).Select(part => string.Join(',', part.ContactIds!)),
            SegmentDefinition.Custom(Enumerable.Range(1, 1000).ToList()).Split(2000).Select(part => string.Join(',', part.ContactIds!)));

    [Fact]
    public void A_sequence_is_read_once_and_never_again()
    {
        var read = 0;
        var parts = SegmentDefinition.Custom(Enumerable.Range(1, 1000).Select(i => (long)i + (0 * read++))).Split(2000);
        Assert.Equal(1000, parts.Sum(part => part.ContactIds!.Count()));
        Assert.Equal(1000, read);
    }

    [Fact]
    public async Task A_list_is_viewed_in_place()
    {
        List<string> numbers = ["+1", "+2"];
        var part = Assert.Single(SegmentDefinition.Bulk(numbers).Split(8_000_000));
        numbers[1] = "+3";
        Assert.Equal("+1,+3", await FieldOfAsync(part, 8_000_000));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_of_a_list_that_has_shrunk_since_is_not_sent(bool isList)
    {
        List<string> numbers = ["+1", "+2", "+3"];
        var part = Assert.Single(SegmentDefinition.Bulk(isList ? numbers : numbers.AsReadOnly()).Split(8_000_000));
        numbers.RemoveAt(1);
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.CreateAsync("Name", part, Token));
        Assert.Empty(recorder.Requests);
    }

    [Fact]
    public void A_bad_entry_is_rejected_as_when_it_is_sent()
    {
        var e = Assert.Throws<ArgumentException>(() => SegmentDefinition.Bulk([.. Enumerable.Repeat("+15550199", 500), "+1;+2"]).Split(2000));
        Assert.Contains("phoneNumbers[500]", e.Message, StringComparison.Ordinal);
        Assert.Contains("contactIds[2]", Assert.Throws<ArgumentException>(() => SegmentDefinition.Custom(1, 2, 0).Split(2000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_rejected_as_when_it_is_sent()
    {
        Assert.Equal("definition", Assert.Throws<ArgumentException>(() => SegmentDefinition.Bulk().Split(2000)).ParamName);
        Assert.Equal("definition", Assert.Throws<ArgumentException>(() => SegmentDefinition.Custom().Split(2000)).ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(1000)]
    public void A_limit_that_no_entry_fits_into_is_rejected(long limit)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => SegmentDefinition.Bulk("+1").Split(limit));
        Assert.Equal("maxFormBytes", e.ParamName);
        Assert.StartsWith("It must be at least 1,", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_smallest_limit_that_a_rejection_names_is_enough()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => SegmentDefinition.Bulk("+1").Split(1));
        var least = long.Parse(e.Message.Split(' ')[5].TrimEnd(':'), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("+1", await FieldOfAsync(Assert.Single(SegmentDefinition.Bulk("+1").Split(least)), least));
        Assert.Throws<ArgumentOutOfRangeException>(() => SegmentDefinition.Bulk("+1").Split(least - 1));
    }

    [Fact]
    public async Task What_the_service_holds_stays_as_it_is_in_each_part()
    {
        string[] held = ["*123#", "+1;+2", "٣٣٣"];
        var definition = Assert.IsType<BulkSegmentDefinition>(new Segment { Id = 1, Type = SegmentType.Bulk, Settings = new() { PhoneNumbers = held } }.ToDefinition());
        Assert.Equal(string.Join(',', held), await FieldOfAsync(Assert.Single(definition.Split(8_000_000)), 8_000_000));
    }

    /// <summary>The list as it is sent, in a form that has to fit.</summary>
    private static async Task<string> FieldOfAsync(SegmentDefinition part, long limit)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient(maxFormBytes: limit);
        await client.CreateAsync(LongestName, part, Token);
        Assert.InRange(recorder.Single.Body.Length, 1, limit);
        var field = recorder.Single.Fields.Last();
        return field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>No part has room for the first entry of the next one.</summary>
    private static async Task AssertFullAsync<TDefinition, TEntry>(IReadOnlyList<TDefinition> parts, Func<IEnumerable<TEntry>, TDefinition> define, Func<TDefinition, IEnumerable<TEntry>> read, long limit)
        where TDefinition : SegmentDefinition
    {
        for (var i = 1; i < parts.Count; i++)
        {
            var more = define([.. read(parts[i - 1]), read(parts[i]).First()]);
            await Assert.ThrowsAsync<ArgumentException>(() => FieldOfAsync(more, limit));
        }
    }
}
