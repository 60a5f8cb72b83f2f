namespace SocioStacks.Segments.Tests.Definitions;

public sealed class CustomTests
{
    public static TheoryData<long> BadIds => [0, -1, long.MinValue];

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task A_contact_id_below_1_is_rejected(long id)
    {
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom(1, 2, id));
        Assert.Contains("[2]", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task A_contact_id_below_1_of_an_iterator_is_rejected(long id)
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom(Iterated(1, 2, id)));
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task A_contact_id_below_1_is_rejected_in_an_update(long id)
    {
        await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, definition: SegmentDefinition.Custom(id), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task No_contact_id_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom());
    }

    [Fact]
    public async Task An_empty_collection_of_contact_ids_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom(new HashSet<long>()));
    }

    [Fact]
    public async Task An_empty_iterator_of_contact_ids_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom(Iterated()));
    }

    [Fact]
    public void Null_for_the_contact_ids_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(() => SegmentDefinition.Custom((IEnumerable<long>)null!));
        Assert.Throws<ArgumentNullException>(() => SegmentDefinition.Custom(null!));
    }

    [Fact]
    public async Task A_bad_contact_id_at_the_end_of_a_long_collection_sends_nothing()
    {
        long[] ids = [.. Enumerable.Range(1, 200_000), 0];
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom(ids));
    }

    [Fact]
    public async Task A_bad_contact_id_at_the_end_of_a_long_iterator_sends_nothing()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Custom(Enumerable.Range(1, 200_000).Select(i => (long)i).Append(0)));
    }

    [Fact]
    public async Task Contact_ids_of_every_length_are_sent()
    {
        long[] ids = [1, 9, 10, 99, 100, 999_999_999, 1_000_000_000, int.MaxValue, 1L + int.MaxValue, 999_999_999_999_999_999, 1_000_000_000_000_000_000, long.MaxValue];
        Assert.Equal(["name=Name", "type=custom", $"contacts_ids={string.Join(',', ids)}"], await FormRecorder.FieldsOfAsync(SegmentDefinition.Custom(ids)));
    }

    [Fact]
    public async Task Contact_ids_of_every_length_are_sent_from_an_iterator()
    {
        long[] ids = [1, 9, 10, 99, 100, long.MaxValue, 5];
        Assert.Equal($"contacts_ids={string.Join(',', ids)}", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Custom(Iterated(ids))))[^1]);
    }

    [Fact]
    public void The_type_is_custom()
    {
        Assert.Equal(SegmentType.Custom, SegmentDefinition.Custom(1).Type);
    }

    private static IEnumerable<long> Iterated(params long[] ids) => ids.Where(_ => true);
}
