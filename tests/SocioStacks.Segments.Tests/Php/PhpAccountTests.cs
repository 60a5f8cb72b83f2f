namespace SocioStacks.Segments.Tests.Php;

/// <summary>Each key has an account of its own in PHP as well.</summary>
public sealed class PhpAccountTests(PhpSegments php) : IClassFixture<PhpSegments>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_does_not_see_the_segments_of_another_one()
    {
        var first = await php.StartOverAsync();
        var other = php.Connect("other-key");
        var id = await first.CreateAsync("S", cancellationToken: Token);

        Assert.Empty(await other.ListAllAsync(cancellationToken: Token).ToListAsync(Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => other.GetAsync(id, Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => other.UpdateAsync(id, "T", cancellationToken: Token));
        await Assert.ThrowsAsync<SegmentNotFoundException>(() => other.DeleteAsync(id, Token));
        Assert.Equal("S", (await first.GetAsync(id, Token)).Name);
    }

    [Fact]
    public async Task Ids_are_not_used_twice_across_accounts_and_each_has_a_user_of_its_own()
    {
        var first = await php.StartOverAsync();
        var other = php.Connect("other-key");
        long[] ids = [await first.CreateAsync("S", cancellationToken: Token), await other.CreateAsync("S", cancellationToken: Token), await first.CreateAsync("S", cancellationToken: Token)];

        Assert.Equal([1, 2, 3], ids);
        Assert.Equal((1, 2), ((await first.GetAsync(1, Token)).UserId, (await other.GetAsync(2, Token)).UserId));
    }

    [Fact]
    public async Task Requests_that_bring_a_new_key_at_once_share_one_account()
    {
        await php.StartOverAsync();
        var client = php.Connect("new-key");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => client.CreateAsync($"S{i}", cancellationToken: Token)));

        Assert.Equal(40, (await client.GetPageAsync(cancellationToken: Token)).TotalResults);
    }
}
