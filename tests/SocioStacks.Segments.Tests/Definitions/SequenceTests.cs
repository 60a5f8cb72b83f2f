using System.Collections;
using System.Collections.ObjectModel;
using System.Net;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>How the lists of a definition are read: collections in place, any other sequence once.</summary>
public sealed class SequenceTests
{
    private static readonly HttpStatusCode[] TwoFailures = [HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadGateway];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sequence_is_enumerated_once_for_a_call()
    {
        var numbers = new Counted<string>(["+1", "+2"]);
        await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(numbers));
        Assert.Equal(1, numbers.Enumerations);
    }

    [Fact]
    public async Task A_sequence_of_ids_is_enumerated_once_for_a_call()
    {
        var ids = new Counted<long>([1, 2]);
        await FormRecorder.FieldsOfAsync(SegmentDefinition.Custom(ids));
        Assert.Equal(1, ids.Enumerations);
    }

    [Fact]
    public async Task A_sequence_is_enumerated_once_for_a_call_that_is_attempted_three_times()
    {
        var numbers = new Counted<string>([.. Enumerable.Range(0, 20_000).Select(i => $"+1555{i:D7}")]);
        var recorder = new FormRecorder(TwoFailures);
        using var client = recorder.CreateClient(maxRetries: 2);
        await client.UpdateAsync(1, definition: SegmentDefinition.Bulk(numbers), cancellationToken: Token);
        Assert.Equal((1, 3), (numbers.Enumerations, recorder.Requests.Count));
    }

    [Fact]
    public async Task Every_entry_of_a_sequence_is_asked_for_once()
    {
        var asked = 0;
        var recorder = new FormRecorder(TwoFailures);
        using var client = recorder.CreateClient(maxRetries: 2);
        await client.UpdateAsync(1, definition: SegmentDefinition.Custom(Enumerable.Range(1, 1000).Select(i => (long)i + (0 * asked++))), cancellationToken: Token);
        Assert.Equal(1000, asked);
    }

    [Fact]
    public async Task A_sequence_is_read_anew_by_a_second_call()
    {
        var numbers = new Counted<string>(["+1", "+2"]);
        var definition = SegmentDefinition.Bulk(numbers);
        await FormRecorder.FieldsOfAsync(definition);
        var fields = await FormRecorder.FieldsOfAsync(definition);
        Assert.Equal("phone_numbers=+1,+2", fields[^1]);
        Assert.Equal(2, numbers.Enumerations);
    }

    [Fact]
    public async Task A_sequence_is_disposed_of_after_it_was_read()
    {
        var numbers = new Counted<string>(["+1", "+2"]);
        await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(numbers));
        Assert.Equal(1, numbers.Disposals);
    }

    [Fact]
    public async Task A_sequence_is_disposed_of_after_a_rejection()
    {
        var numbers = new Counted<string>(["+1", "bad", "+2"]);
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(numbers));
        Assert.Equal(1, numbers.Disposals);
    }

    [Fact]
    public async Task A_rejected_sequence_is_not_read_on()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(Numbers()));

        static IEnumerable<string> Numbers()
        {
            yield return "+1";
            yield return "bad";
            Assert.Fail("It was read on.");
        }
    }

    [Fact]
    public async Task What_a_sequence_throws_reaches_the_caller_and_nothing_is_sent()
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(Numbers()), Token));
        Assert.Empty(recorder.Requests);

        static IEnumerable<string> Numbers()
        {
            yield return "+1";
            throw new TimeZoneNotFoundException();
        }
    }

    [Fact]
    public async Task A_sequence_is_not_read_for_a_call_that_was_cancelled_before()
    {
        var numbers = new Counted<string>(["+1"]);
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(numbers), new CancellationToken(canceled: true)));
        Assert.Equal(0, numbers.Enumerations);
    }

    [Fact]
    public async Task A_sequence_without_end_is_left_when_the_call_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var client = SegmentsClient.Create("any");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CreateAsync("Name", SegmentDefinition.Custom(Endless()), cancel.Token));

        IEnumerable<long> Endless()
        {
            for (var id = 1L; id < 1_000_000; id++)
            {
                if (id == 10_000)
                    cancel.Cancel();
                yield return id;
            }

            Assert.Fail("The sequence was read on.");
        }
    }

    [Theory]
    [InlineData("array")]
    [InlineData("list")]
    [InlineData("set")]
    [InlineData("read-only collection")]
    [InlineData("query")]
    public async Task Many_ids_arrive_whole_whatever_holds_them(string what)
    {
        // Several times what is gathered before it goes out.
        var ids = Enumerable.Range(1_000_000, 50_000).Select(id => (long)id).ToArray();
        IEnumerable<long> held = what switch
        {
            "array" => ids,
            "list" => ids.ToList(),
            "set" => ids.ToHashSet(),
            "read-only collection" => new ReadOnlyCollection<long>(ids),
            _ => ids.Where(id => id > 0),
        };

        var fields = await FormRecorder.FieldsOfAsync(SegmentDefinition.Custom(held));

        Assert.Equal($"contacts_ids={string.Join(',', ids)}", fields[^1]);
    }

    [Fact]
    public async Task A_collection_is_never_copied()
    {
        var fields = await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(new Uncopied<string>(["+1", "+2"])));
        Assert.Equal("phone_numbers=+1,+2", fields[^1]);
    }

    [Fact]
    public async Task A_collection_of_ids_is_never_copied()
    {
        var fields = await FormRecorder.FieldsOfAsync(SegmentDefinition.Custom(new Uncopied<long>([1, 2])));
        Assert.Equal("contacts_ids=1,2", fields[^1]);
    }

    [Fact]
    public async Task A_collection_is_never_copied_for_a_retry()
    {
        var recorder = new FormRecorder(TwoFailures);
        using var client = recorder.CreateClient(maxRetries: 2);
        await client.UpdateAsync(1, definition: SegmentDefinition.Bulk(new Uncopied<string>(["+1", "+2"])), cancellationToken: Token);
        Assert.Equal(3, recorder.Requests.Count);
        Assert.All(recorder.Requests, request => Assert.Equal("phone_numbers=+1,+2", request.Fields.Last()));
    }

    [Fact]
    public async Task A_collection_is_read_when_it_is_sent_and_not_when_it_is_defined()
    {
        List<string> numbers = ["+1"];
        var definition = SegmentDefinition.Bulk(numbers);
        numbers.Add("+2");
        Assert.Equal("phone_numbers=+1,+2", (await FormRecorder.FieldsOfAsync(definition))[^1]);
    }

    [Fact]
    public async Task One_definition_serves_many_calls_at_once()
    {
        var definition = SegmentDefinition.Bulk(Enumerable.Range(0, 5000).Select(i => $"+1555{i:D7}"));
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FormRecorder.FieldsOfAsync(definition), Token)));
        Assert.All(forms, form => Assert.Equal(forms[0], form));
    }

    /// <summary>A sequence that is not a collection, and counts how it is read.</summary>
    private sealed class Counted<T>(IEnumerable<T> items) : IEnumerable<T>
    {
        public int Enumerations { get; private set; }

        public int Disposals { get; private set; }

        public IEnumerator<T> GetEnumerator()
        {
            Enumerations++;
            return Iterate();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private IEnumerator<T> Iterate()
        {
            try
            {
                foreach (var item in items)
                    yield return item;
            }
            finally
            {
                Disposals++;
            }
        }
    }

    /// <summary>A collection that can be enumerated and nothing else.</summary>
    private sealed class Uncopied<T>(T[] items) : ICollection<T>
    {
        public int Count => items.Length;

        public bool IsReadOnly => true;

        public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void CopyTo(T[] array, int arrayIndex) => throw new NotSupportedException("It was copied.");

        public bool Contains(T item) => throw new NotSupportedException();

        public void Add(T item) => throw new NotSupportedException();

        public bool Remove(T item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();
    }
}
