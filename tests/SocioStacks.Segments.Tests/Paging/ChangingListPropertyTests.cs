using CsCheck;

namespace SocioStacks.Segments.Tests.Paging;

/// <summary>What docs/paging.md promises of a list that changes while it is read, tested with random changes.</summary>
public sealed class ChangingListPropertyTests
{
    private static readonly Gen<Change> Creation = Gen.Int[0, 1000].Select(place => new Change(true, place));
    private static readonly Gen<Change> Deletion = Gen.Int[0, 999].Select(place => new Change(false, place));

    [Fact]
    public async Task Nothing_is_yielded_twice_and_nothing_that_never_was() =>
        await Worlds(Gen.OneOf(Creation, Deletion)).SampleAsync(async world =>
        {
            var (service, yielded) = await ReadAsync(world);
            return yielded.Count == yielded.Distinct().Count() && yielded.TrueForAll(service.Ever.Contains);
        });

    [Fact]
    public async Task While_segments_are_only_created_every_one_that_was_there_is_yielded() =>
        await Worlds(Creation).SampleAsync(async world =>
        {
            var (service, yielded) = await ReadAsync(world);
            return service.Throughout.IsSubsetOf(yielded);
        });

    [Fact]
    public async Task A_deletion_hides_no_more_segments_than_were_deleted() =>
        await Worlds(Gen.OneOf(Creation, Deletion)).SampleAsync(async world =>
        {
            var (service, yielded) = await ReadAsync(world);
            var deletions = world.Changes.Take(service.Requests).Sum(changes => changes.Count(change => !change.IsCreation));
            return service.Throughout.Except(yielded).Count() <= deletions;
        });

    [Fact]
    public async Task The_enumeration_ends_and_asks_for_no_page_that_never_was() =>
        await Worlds(Gen.OneOf(Creation, Deletion)).SampleAsync(async world =>
        {
            var (service, _) = await ReadAsync(world);
            return service.LastPageAsked <= Math.Max(1, service.MostPages) && service.Requests <= Math.Max(1, service.MostPages);
        });

    private static Gen<World> Worlds(Gen<Change> change) =>
        Gen.Select(Gen.Int[0, 60], change.List[0, 6].List[0, 12], Gen.Int[0, 4], Gen.Int[1, 30], Gen.Bool,
            (count, changes, prefetch, ownPageSize, ignoresPageSize) => new World(count, changes, prefetch, ignoresPageSize ? ownPageSize : null));

    private static async Task<(ChangingService Service, List<long> Yielded)> ReadAsync(World world)
    {
        var service = new ChangingService(world.Count, world.Changes, world.OwnPageSize);
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "changing" }, service);
        var yielded = new List<long>();
        await foreach (var segment in client.ListAllAsync(new SegmentListOptions { ResultsPerPage = ResultsPerPage.Ten, Prefetch = world.Prefetch }))
            yielded.Add(segment.Id);
        return (service, yielded);
    }

    private sealed record World(int Count, IReadOnlyList<IReadOnlyList<Change>> Changes, int Prefetch, int? OwnPageSize)
    {
        public override string ToString() =>
            $"{Count} segments, prefetch {Prefetch}, own page size {OwnPageSize}, changes after each page: {string.Join(" | ", Changes.Select(changes => string.Join(' ', changes.Select(change => $"{(change.IsCreation ? '+' : '-')}{change.Place}"))))}";
    }
}
