using System.Net;
using System.Threading.RateLimiting;

namespace SocioStacks.Segments.Tests.Resilience;

/// <summary>A limit of the user's own.</summary>
public sealed class RateLimiterTests
{
    [Fact]
    public async Task The_limiter_is_asked_for_one_permit_before_every_attempt()
    {
        var limiter = new Limiter();
        using var client = Clients.Over(new StubService(request => request.Number < 3 ? StubService.Error(HttpStatusCode.BadGateway) : Good()), options => options.RateLimiter = limiter);
        await client.GetAsync(7, Clients.Token);
        Assert.Equal([1, 1, 1], limiter.Asked);
    }

    [Fact]
    public async Task A_permit_is_returned_after_its_attempt()
    {
        var limiter = new Limiter();
        var heldDuring = new List<int>();
        using var client = Clients.Over(
            new StubService(request =>
            {
                heldDuring.Add(limiter.Held);
                return request.Number < 3 ? StubService.Error(HttpStatusCode.BadGateway) : Good();
            }),
            options => options.RateLimiter = limiter);

        await client.GetAsync(7, Clients.Token);

        Assert.Equal([1, 1, 1], heldDuring);
        Assert.Equal(0, limiter.Held);
    }

    [Fact]
    public async Task A_permit_is_returned_after_a_failure()
    {
        var limiter = new Limiter();
        using var client = Clients.Over(new StubService(_ => throw new HttpRequestException("No route.")), options => options.RateLimiter = limiter);
        await Assert.ThrowsAsync<SegmentsConnectionException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(0, limiter.Held);
    }

    [Fact]
    public async Task A_permit_that_is_rejected_sends_nothing()
    {
        var service = new StubService(_ => Good());
        using var client = Clients.Over(service, options => options.RateLimiter = new Limiter { IsEmpty = true });
        await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_permit_that_is_rejected_uses_up_nothing_of_the_services_own_limit()
    {
        var clock = new AutoAdvancingTimeProvider();
        var limiter = new Limiter();
        var service = new StubService(request =>
        {
            var response = request.Number == 1 ? StubService.Error(HttpStatusCode.TooManyRequests) : Good();
            response.Headers.Add("X-RateLimit-Limit", "5");
            response.Headers.Add(request.Number == 1 ? "X-RateLimit-Reset" : "X-RateLimit-Remaining", request.Number == 1 ? "60" : "4");
            return response;
        });
        using var client = Clients.Over(service, options => (options.TimeProvider, options.RateLimiter) = (clock, limiter));
        await client.GetAsync(7, Clients.Token);
        var waits = clock.Waits.Count;

        limiter.IsEmpty = true;
        for (var i = 0; i < 10; i++)
            await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        limiter.IsEmpty = false;
        await client.GetAsync(7, Clients.Token);

        Assert.Equal(waits, clock.Waits.Count);
    }

    [Fact]
    public async Task A_permit_that_is_rejected_reports_when_to_retry()
    {
        using var client = Clients.Over(new StubService(_ => Good()), options => options.RateLimiter = new Limiter { IsEmpty = true, RetryAfter = TimeSpan.FromSeconds(17) });
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Equal(TimeSpan.FromSeconds(17), e.RetryAfter);
    }

    [Fact]
    public async Task A_permit_that_is_rejected_without_a_time_has_none()
    {
        using var client = Clients.Over(new StubService(_ => Good()), options => options.RateLimiter = new Limiter { IsEmpty = true });
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.GetAsync(7, Clients.Token));
        Assert.Null(e.RetryAfter);
    }

    [Fact]
    public async Task A_permit_that_is_rejected_names_the_option()
    {
        using var client = Clients.Over(new StubService(_ => Good()), options => options.RateLimiter = new Limiter { IsEmpty = true });
        var e = await Assert.ThrowsAsync<SegmentsRateLimitException>(() => client.CreateAsync("N", cancellationToken: Clients.Token));
        Assert.Equal(("Creating a segment failed: SegmentsClientOptions.RateLimiter granted no permit.", false), (e.Message, e.MayHaveBeenApplied));
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_waits_for_a_permit()
    {
        using var cancellation = new CancellationTokenSource();
        var limiter = new Limiter { IsSlow = true };
        var service = new StubService(_ => Good());
        using var client = Clients.Over(service, options => options.RateLimiter = limiter);
        var call = client.GetAsync(7, cancellation.Token);
        await limiter.Waiting.WaitAsync(Clients.Token);
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(cancellation.Token, e.CancellationToken);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task The_limiter_is_not_disposed_with_the_client()
    {
        var limiter = new Limiter();
        using (var client = Clients.Over(new StubService(_ => Good()), options => options.RateLimiter = limiter))
            await client.GetAsync(7, Clients.Token);
        Assert.False(limiter.IsDisposed);
    }

    private static HttpResponseMessage Good() => StubService.Respond(ResponseJson.Data(ResponseJson.Segment(7)));

    private sealed class Limiter : RateLimiter
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<int> Asked { get; } = [];

        public int Held { get; private set; }

        public bool IsEmpty { get; set; }

        public bool IsSlow { get; init; }

        public bool IsDisposed { get; private set; }

        public TimeSpan? RetryAfter { get; init; }

        public Task Waiting => _waiting.Task;

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            Asked.Add(permitCount);
            if (IsSlow)
            {
                _waiting.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            if (!IsEmpty)
                Held++;
            return new Lease(this);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }

        private sealed class Lease(Limiter limiter) : RateLimitLease
        {
            public override bool IsAcquired => !limiter.IsEmpty;

            public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

            public override bool TryGetMetadata(string metadataName, out object? metadata)
            {
                metadata = limiter.RetryAfter;
                return metadata is not null && metadataName == MetadataName.RetryAfter.Name;
            }

            protected override void Dispose(bool disposing)
            {
                if (IsAcquired)
                    limiter.Held--;
                base.Dispose(disposing);
            }
        }
    }
}
