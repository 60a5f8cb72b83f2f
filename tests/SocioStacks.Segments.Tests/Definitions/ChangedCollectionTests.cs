using System.Collections;
using System.Runtime.ExceptionServices;
using System.Text;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>A collection that is changed under the hands of a call: the service must never get a whole request of it.</summary>
public sealed class ChangedCollectionTests
{
    private const int Many = 100_000;

    private static readonly string[] Long = [.. Enumerable.Range(0, Many).Select(i => $"+1555{i:D7}")];

    private static readonly Dictionary<string, (string[] Measured, string[] Sent)> Changes = new()
    {
        ["one more"] = (["+1", "+2"], ["+1", "+2", "+3"]),
        ["one less"] = (["+1", "+2"], ["+1"]),
        ["none left"] = (["+1", "+2"], []),
        ["one longer"] = (["+1", "+2"], ["+1", "+22"]),
        ["one shorter"] = (["+1", "+22"], ["+1", "+2"]),
        ["another of the same length"] = (["+1", "+2"], ["+1", "+3"]),
        ["another order"] = (["+1", "+2"], ["+2", "+1"]),
        ["a length moved from one to the other"] = (["+11", "+2"], ["+1", "+12"]),
        ["as long with fewer"] = (["+1", "+2"], ["+1+2+"]),
        ["as long with more"] = (["+1-2-", "+3"], ["+1", "+2", "+3"]),
        ["one with a comma"] = (["+1", "+2-3"], ["+1", "+2,3"]),
        ["one with a line end"] = (["+1", "+2-3"], ["+1", "+2\n3"]),
        ["one blank"] = (["+1", "+2"], ["+1", "  "]),
        ["one null"] = (["+1", "+2"], ["+1", null!]),
        ["many with one more"] = (Long, [.. Long, "+1"]),
        ["many with one less"] = (Long, Long[..^1]),
        ["many with another last"] = (Long, [.. Long[..^1], "+19990000000"]),
        ["many with another first"] = (Long, ["+19990000000", .. Long[1..]]),
        ["many with a bad last"] = (Long, [.. Long[..^1], "+1555000000a"]),
        ["few instead of many"] = (Long, ["+1"]),
        ["many instead of few"] = (["+1"], Long),
    };

    public static TheoryData<string> AllChanges => [.. Changes.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AllChanges))]
    public async Task A_create_with_a_collection_changed_before_it_was_sent_is_abandoned(string which)
    {
        await AssertAbandonedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk(new Changing<string>(Changes[which].Measured, Changes[which].Sent)), Token));
    }

    [Theory]
    [MemberData(nameof(AllChanges))]
    public async Task An_update_with_a_collection_changed_before_it_was_sent_is_abandoned(string which)
    {
        await AssertAbandonedAsync(client => client.UpdateAsync(1, definition: SegmentDefinition.Bulk(new Changing<string>(Changes[which].Measured, Changes[which].Sent)), cancellationToken: Token));
    }

    [Theory]
    [InlineData(new long[] { 1, 2 }, new long[] { 1, 2, 3 })]
    [InlineData(new long[] { 1, 2 }, new long[] { 1 })]
    [InlineData(new long[] { 1, 2 }, new long[] { 2, 1 })]
    [InlineData(new long[] { 1, 2 }, new long[] { 1, 3 })]
    [InlineData(new long[] { 10, 50 }, new long[] { 11, 19 })]
    [InlineData(new long[] { 1, 2 }, new long[] { 1, 0 })]
    [InlineData(new long[] { 1, 22 }, new long[] { 1, -2 })]
    [InlineData(new long[] { 1, 2 }, new long[] { 100 })]
    public async Task A_create_with_changed_contact_ids_is_abandoned(long[] measured, long[] sent)
    {
        await AssertAbandonedAsync(client => client.CreateAsync("Name", SegmentDefinition.Custom(new Changing<long>(measured, sent)), Token));
    }

    [Fact]
    public async Task A_list_that_grows_between_checking_and_sending_is_abandoned()
    {
        List<string> numbers = ["+1", "+2"];
        await AssertAbandonedAsync(
            client => client.CreateAsync("Name", SegmentDefinition.Bulk(numbers), Token),
            beforeAttempt: () => numbers.Add("+3"));
    }

    [Fact]
    public async Task A_list_with_a_replaced_entry_is_abandoned()
    {
        List<string> numbers = ["+1", "+2"];
        await AssertAbandonedAsync(
            client => client.CreateAsync("Name", SegmentDefinition.Bulk(numbers), Token),
            beforeAttempt: () => numbers[1] = "+3");
    }

    [Fact]
    public async Task An_array_with_a_replaced_entry_is_abandoned()
    {
        long[] ids = [1, 2, 3];
        await AssertAbandonedAsync(
            client => client.CreateAsync("Name", SegmentDefinition.Custom(ids), Token),
            beforeAttempt: () => ids[0] = 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Many / 2)]
    [InlineData(Many - 1)]
    public async Task A_list_changed_while_it_is_sent_is_abandoned(int at)
    {
        List<string> numbers = [.. Long];
        await AssertAbandonedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk(new Watched(numbers, at)), Token));
    }

    [Fact]
    public async Task A_collection_whose_reading_fails_while_it_is_sent_is_abandoned()
    {
        await AssertAbandonedAsync<TimeZoneNotFoundException>(client => client.CreateAsync("Name", SegmentDefinition.Bulk(new Failing(new TimeZoneNotFoundException())), Token));
    }

    [Fact]
    public async Task A_failure_of_the_collection_is_not_taken_for_one_of_the_network()
    {
        await AssertAbandonedAsync<IOException>(client => client.UpdateAsync(1, definition: SegmentDefinition.Bulk(new Failing(new IOException())), cancellationToken: Token));
    }

    [Fact]
    public async Task A_cancellation_within_the_collection_is_not_taken_for_a_timeout()
    {
        await AssertAbandonedAsync<OperationCanceledException>(client => client.UpdateAsync(1, definition: SegmentDefinition.Bulk(new Failing(new OperationCanceledException())), cancellationToken: Token));
    }

    [Fact]
    public async Task A_failure_at_the_end_of_the_collection_is_not_taken_for_one_of_the_network()
    {
        await AssertAbandonedAsync<IOException>(client => client.UpdateAsync(1, definition: SegmentDefinition.Bulk(new FailingAtTheEnd(new IOException())), cancellationToken: Token));
    }

    [Fact]
    public async Task An_entry_that_is_replaced_while_it_is_written_is_written_as_it_was()
    {
        string[] numbers = ["+1"];
        var field = new ListField<string>("phone_numbers", numbers, new Replacing(numbers));
        field.Measure(long.MaxValue, Token);
        using var writer = new FormWriter(Stream.Null, Token);

        // What was there is sent whole, or nothing is; never half of each.
        await field.WriteAsync(writer);

        Assert.Null(field.Failure);
    }

    [Fact]
    public async Task The_message_never_holds_a_number()
    {
        var e = await AssertAbandonedAsync(client => client.CreateAsync("Name", SegmentDefinition.Bulk(new Changing<string>(["+15550199", "+1"], ["+15550198", "+15550197"])), Token));
        Assert.DoesNotContain("1555", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_still_works_after_a_call_of_it_was_abandoned()
    {
        await using var server = new RawServer();
        using (var client = SegmentsClient.Create(server.Options))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => client.CreateAsync("Name", SegmentDefinition.Bulk(new Changing<string>(["+1"], ["+2"])), Token));
            await client.CreateAsync("Name", SegmentDefinition.Bulk("+1"), Token);
        }

        Assert.Single(await server.RequestsAsync(), request => request.IsComplete);
    }

    [Fact]
    public async Task A_collection_that_is_the_same_when_it_is_sent_goes_out()
    {
        await using var server = new RawServer();
        using (var client = SegmentsClient.Create(server.Options))
            await client.CreateAsync("Name", SegmentDefinition.Bulk(new Changing<string>(["+1", "+2"], ["+1", "+2"])), Token);
        Assert.True(Assert.Single(await server.RequestsAsync()).IsComplete);
    }

    private static Task<InvalidOperationException> AssertAbandonedAsync(Func<ISegmentsClient, Task> call, Action? beforeAttempt = null) =>
        AssertAbandonedAsync<InvalidOperationException>(call, beforeAttempt);

    private static async Task<T> AssertAbandonedAsync<T>(Func<ISegmentsClient, Task> call, Action? beforeAttempt = null)
        where T : Exception
    {
        await using var server = new RawServer();
        var options = server.Options;
        var attempts = 0;

        // Asked for after the form was measured, and before it is sent.
        options.ApiKeyProvider = _ =>
        {
            attempts++;
            beforeAttempt?.Invoke();
            return new("raw");
        };

        T e;
        using (var client = SegmentsClient.Create(options))
            e = await Assert.ThrowsAsync<T>(() => call(client));
        Assert.DoesNotContain(await server.RequestsAsync(), request => request.IsComplete);
        Assert.Equal(1, attempts);
        return e;
    }

    /// <summary>A collection that is another one from its second reading on.</summary>
    private sealed class Changing<T>(T[] measured, T[] sent) : IReadOnlyCollection<T>
    {
        private int _readings;

        public int Count => measured.Length;

        public IEnumerator<T> GetEnumerator() => (_readings++ == 0 ? measured : sent).AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A list that grows while it is read for the second time.</summary>
    private sealed class Watched(List<string> items, int at) : IReadOnlyCollection<string>
    {
        private int _readings;

        public int Count => items.Count;

        public IEnumerator<string> GetEnumerator()
        {
            var isSent = _readings++ > 0;
            var i = 0;
            foreach (var item in items)
            {
                if (isSent && i++ == at)
                    items.Add("+1");
                yield return item;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A collection that can be read once only.</summary>
    private sealed class Failing(Exception failure) : IReadOnlyCollection<string>
    {
        private int _readings;

        public int Count => 2;

        public IEnumerator<string> GetEnumerator()
        {
            yield return "+1";
            if (_readings++ > 0)
                throw failure;
            yield return "+2";
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>A collection that fails when its second reader is disposed.</summary>
    private sealed class FailingAtTheEnd(Exception failure) : IReadOnlyCollection<string>
    {
        private int _readings;

        public int Count => 1;

        public IEnumerator<string> GetEnumerator() => new Enumerator(_readings++ > 0 ? failure : null);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private sealed class Enumerator(Exception? failure) : IEnumerator<string>
        {
            private bool _isRead;

            public string Current => "+1";

            object IEnumerator.Current => Current;

            public bool MoveNext() => !_isRead && (_isRead = true);

            public void Reset() => _isRead = false;

            public void Dispose()
            {
                if (failure is not null)
                    ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    /// <summary>Replaces the only entry just when there was found to be room for it.</summary>
    private sealed class Replacing(string[] numbers) : ListFormat<string>
    {
        public override string EmptyMessage => "Empty.";

        public override int Measure(string item, long index) => item.Length;

        public override int MaxLength(string item)
        {
            numbers[0] = "+22";
            return item.Length;
        }

        public override int Write(string item, Span<byte> destination) => Encoding.UTF8.GetBytes(item, destination);

        public override long Fingerprint(string item) => item.Length;
    }
}
