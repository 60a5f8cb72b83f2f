namespace SocioStacks.Segments.Testing.Tests;

/// <summary>Other people at work in the account under test.</summary>
public sealed class ChaosEditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Other_people_create_rename_and_delete_segments_of_their_own()
    {
        using var test = new ChaosUnderTest(3, chaos => chaos.EditRate = 1);
        var seen = new HashSet<string>();
        var before = new Dictionary<long, string>();
        for (var i = 0; i < 60; i++)
        {
            await test.Client.GetPageAsync(cancellationToken: Token);
            var after = test.Service.Segments.ToDictionary(segment => segment.Id, segment => segment.Name);
            seen.Add(after.Count > before.Count ? "created" : after.Count < before.Count ? "deleted" : "renamed");
            Assert.Equal(1, Math.Abs(after.Count - before.Count) + after.Count(segment => before.TryGetValue(segment.Key, out var name) && name != segment.Value));
            before = after;
        }

        Assert.Equal(["created", "deleted", "renamed"], seen.Order());
    }

    [Fact]
    public async Task Their_names_are_unique_and_name_the_seed()
    {
        using var test = new ChaosUnderTest(3, chaos => chaos.EditRate = 1);
        var names = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            var before = test.Service.Segments.Select(segment => segment.Name).ToHashSet();
            await test.Client.GetPageAsync(cancellationToken: Token);
            Assert.All(test.Service.Segments.Select(segment => segment.Name).Where(name => !before.Contains(name)), name => Assert.True(names.Add(name)));
        }

        Assert.All(names, name => Assert.StartsWith("Chaos 3, edit ", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_segments_of_a_test_are_left_alone()
    {
        using var test = new ChaosUnderTest(3, chaos => chaos.EditRate = 1);
        for (var i = 0; i < 10; i++)
            await test.Client.CreateAsync("Mine", cancellationToken: Token);
        for (var i = 0; i < 100; i++)
            await test.Client.GetPageAsync(cancellationToken: Token);

        Assert.Equal(10, test.Service.Segments.Count(segment => segment.Name == "Mine"));
    }

    [Fact]
    public async Task Other_people_edit_the_segments_that_they_are_allowed_to()
    {
        using var test = new ChaosUnderTest(3, chaos => chaos.CanEdit = segment => segment.Name.StartsWith("Shared", StringComparison.Ordinal));
        for (var i = 0; i < 10; i++)
        {
            await test.Client.CreateAsync($"Shared {i}", cancellationToken: Token);
            await test.Client.CreateAsync($"Mine {i}", cancellationToken: Token);
        }

        test.Chaos.EditRate = 1;
        for (var i = 0; i < 300; i++)
            await test.Client.GetPageAsync(cancellationToken: Token);

        Assert.Equal(10, test.Service.Segments.Count(segment => segment.Name.StartsWith("Mine", StringComparison.Ordinal)));
        Assert.DoesNotContain(test.Service.Segments, segment => segment.Name.StartsWith("Shared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_run_does_not_fill_the_account()
    {
        using var test = new ChaosUnderTest(3, chaos => chaos.EditRate = 1);
        for (var i = 0; i < 1000; i++)
        {
            await test.Client.GetPageAsync(cancellationToken: Token);
            Assert.InRange(test.Service.Segments.Count, 0, 20);
        }
    }

    [Fact]
    public async Task Edits_happen_in_the_account_of_the_request()
    {
        using var test = new ChaosUnderTest(3, _ => { });
        await test.Client.GetPageAsync(cancellationToken: Token);
        test.Chaos.EditRate = 1;
        using var other = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "other-key" }, test.Service.CreateHandler());
        await other.GetPageAsync(cancellationToken: Token);

        Assert.Empty(test.Service.Segments);
        Assert.Single(test.Service.Account("other-key").Segments);
    }

    [Fact]
    public async Task An_edit_happens_before_the_request_is_applied()
    {
        using var test = new ChaosUnderTest(3, chaos => chaos.EditRate = 1);

        Assert.Single((await test.Client.GetPageAsync(cancellationToken: Token)).Segments);
    }

    [Fact]
    public async Task Many_requests_at_once_are_edited_one_after_the_other()
    {
        using var test = new ChaosUnderTest(3, chaos => (chaos.EditRate, chaos.CanEdit) = (1, _ => true));
        await test.Client.CreateAsync("S0", cancellationToken: Token);
        await Task.WhenAll(Enumerable.Range(1, 299).Select(i => Task.Run(() => test.Client.CreateAsync($"S{i}", cancellationToken: Token), Token)));

        Assert.Equal("SegmentsChaos { Seed = 3: 300 requests, 0 lost responses, 0 throttled, 0 server errors, 0 delays, 300 edits }", test.Chaos.ToString());
    }
}
