using System.Collections;
using System.Globalization;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>A form that is larger than the server accepts is rejected before anything is sent, for create and update.</summary>
public sealed class FormLimitTests
{
    private const long Limit = 1000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => ["numbers in an array", "numbers in a list", "numbers in a set", "numbers of an iterator", "ids in an array", "int ids in a list", "ids of an iterator"];

    [Fact]
    public void The_limit_is_just_below_that_of_PHP() => Assert.Equal((8 * 1024 * 1024) - (64 * 1024), new SegmentsClientOptions().MaxFormBytes);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_create_above_the_limit_is_rejected(string kind) =>
        await RejectedAsync(client => client.CreateAsync("Name", DefinitionOf(kind), Token));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_update_above_the_limit_is_rejected(string kind) =>
        await RejectedAsync(client => client.UpdateAsync(1, definition: DefinitionOf(kind), cancellationToken: Token));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_definition_is_sent_with_a_larger_limit(string kind)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient(maxFormBytes: 1_000_000);
        await client.CreateAsync("Name", DefinitionOf(kind), Token);
        Assert.InRange(recorder.Single.Body.Length, Limit + 1, 1_000_000);
    }

    [Fact]
    public async Task A_form_of_exactly_the_limit_is_sent_and_one_of_a_byte_more_is_not()
    {
        var definition = SegmentDefinition.Bulk("+1555", "+1556");
        var size = await SizeOfAsync("Name", definition);
        var recorder = new FormRecorder();
        using (var client = recorder.CreateClient(maxFormBytes: size))
            await client.CreateAsync("Name", definition, Token);
        Assert.Equal(size, recorder.Single.Body.Length);

        await RejectedAsync(client => client.CreateAsync("Name", definition, Token), size - 1);
        await RejectedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk(Iterated("+1555", "+1556")), Token), size - 1);
    }

    [Fact]
    public async Task A_list_of_exactly_the_limit_is_sent_from_an_iterator()
    {
        var size = await SizeOfAsync("Name", SegmentDefinition.Bulk("+1555", "+1556"));
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient(maxFormBytes: size);
        await client.CreateAsync("Name", SegmentDefinition.Bulk(Iterated("+1555", "+1556")), Token);
        Assert.Equal(size, recorder.Single.Body.Length);
    }

    [Fact]
    public async Task The_message_has_the_size_the_limit_and_the_ways_out()
    {
        var definition = SegmentDefinition.Custom(Enumerable.Range(1, 1000));
        var size = await SizeOfAsync("Name", definition);
        var e = await RejectedAsync(client => client.CreateAsync("Name", SegmentDefinition.Custom([.. Enumerable.Range(1, 1000)]), Token), 2345);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"The form has {size:N0} bytes; SegmentsClientOptions.MaxFormBytes allows 2,345. A server that accepts less would receive an empty form. ")
            + "Use Split to divide the definition into several segments, or if your server accepts larger forms (PHP: post_max_size), raise the option. (Parameter 'definition')",
            e.Message);
    }

    [Fact]
    public async Task The_message_states_more_than_where_a_sequence_was_not_read_to_its_end()
    {
        var e = await RejectedAsync(client => client.CreateAsync("Name", DefinitionOf("ids of an iterator"), Token));
        Assert.StartsWith("The form has more than the 1,000 bytes that SegmentsClientOptions.MaxFormBytes allows.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_offers_no_split_where_there_is_none()
    {
        var filter = Enumerable.Range(0, 10).Aggregate(SegmentDefinition.Filter(), (definition, i) => definition.Where($"key{i}", FilterCondition.Exact, "value"));
        var ofFilter = await RejectedAsync(client => client.CreateAsync("Name", filter, Token));
        var ofName = await RejectedAsync(client => client.UpdateAsync(1, new string('x', 200), cancellationToken: Token), 200);
        Assert.Equal(("definition", "name"), (ofFilter.ParamName, ofName.ParamName));
        Assert.All([ofFilter, ofName], e => Assert.DoesNotContain("Split", e.Message, StringComparison.Ordinal));
        Assert.All([ofFilter, ofName], e => Assert.Contains("post_max_size", e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_message_never_holds_a_number()
    {
        var e = await RejectedAsync(client => client.CreateAsync("Name", DefinitionOf("numbers in an array"), Token));
        Assert.DoesNotContain("1555", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_without_end_is_rejected_in_bounded_memory()
    {
        var read = 0L;
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateAsync("Name", SegmentDefinition.Custom(Endless()), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.UpdateAsync(1, definition: SegmentDefinition.Bulk(Endless().Select(_ => "+15550100")), cancellationToken: Token));
        Assert.Empty(recorder.Requests);

        // An id and its comma are two bytes, a number and its comma ten: none was read that could not have been sent.
        Assert.InRange(read, 1, new SegmentsClientOptions().MaxFormBytes * 6 / 10);

        IEnumerable<long> Endless()
        {
            while (true)
                yield return 1 + (0 * read++);
        }
    }

    [Fact]
    public async Task A_collection_without_end_is_rejected_too() =>
        await RejectedAsync(client => client.CreateAsync("Name", SegmentDefinition.Custom(new Endless()), Token));

    [Fact]
    public async Task One_entry_above_the_limit_is_not_even_held()
    {
        var number = "1" + new string('-', 1_000_000);
        await RejectedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk(Iterated(number)), Token));
        await RejectedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk(number), Token));
    }

    [Fact]
    public async Task A_bad_entry_is_reported_even_where_the_list_is_too_long()
    {
        var e = await RejectedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk([.. Enumerable.Repeat("+15550100", 500), "bad"]), Token));
        Assert.Contains("[500]", e.Message, StringComparison.Ordinal);
    }

    private static SegmentDefinition DefinitionOf(string kind)
    {
        string[] numbers = [.. Enumerable.Range(0, 200).Select(i => $"+1555{i:D7}")];
        long[] ids = [.. Enumerable.Range(1_000_000, 200)];
        return kind switch
        {
            "numbers in an array" => SegmentDefinition.Bulk(numbers),
            "numbers in a list" => SegmentDefinition.Bulk(numbers.ToList()),
            "numbers in a set" => SegmentDefinition.Bulk(numbers.ToHashSet()),
            "numbers of an iterator" => SegmentDefinition.Bulk(Iterated(numbers)),
            "ids in an array" => SegmentDefinition.Custom(ids),
            "int ids in a list" => SegmentDefinition.Custom(ids.Select(id => (int)id).ToList()),
            _ => SegmentDefinition.Custom(ids.Where(_ => true)),
        };
    }

    private static async Task<ArgumentException> RejectedAsync(Func<ISegmentsClient, Task> call, long limit = Limit)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient(maxFormBytes: limit);
        var e = await Assert.ThrowsAsync<ArgumentException>(() => call(client));
        Assert.Empty(recorder.Requests);
        return e;
    }

    private static async Task<long> SizeOfAsync(string name, SegmentDefinition definition)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.CreateAsync(name, definition, Token);
        return recorder.Single.Body.Length;
    }

    private static IEnumerable<string> Iterated(params string[] numbers) => numbers.Where(_ => true);

    /// <summary>A collection that reports two entries, and never ends.</summary>
    private sealed class Endless : IReadOnlyCollection<long>
    {
        public int Count => 2;

        public IEnumerator<long> GetEnumerator()
        {
            while (true)
                yield return 1;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
