using System.Threading.RateLimiting;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A limiter that throws at one point, as long as <see cref="IsThrowing"/> is set.</summary>
internal sealed class ThrowingLimiter(string point) : RateLimiter
{
    private int _leases;

    public bool IsThrowing { get; set; } = true;

    /// <summary>The leases that were granted and not released.</summary>
    public int Held => Volatile.Read(ref _leases);

    public override TimeSpan? IdleDuration => null;

    private bool IsRefusing => IsThrowing && point.Contains("refused", StringComparison.Ordinal);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        if (!IsThrowing)
            return new(NewLease());
        return point switch
        {
            "at once" => throw new FaultOfTheUser(),
            "later" => FailLaterAsync(),
            "cancelled by itself" => throw new OperationCanceledException("The limiter had enough."),
            "no lease" => new((RateLimitLease)null!),
            _ => new(NewLease()),
        };
    }

    private static async ValueTask<RateLimitLease> FailLaterAsync()
    {
        await Task.Yield();
        throw new FaultOfTheUser();
    }

    private Lease NewLease()
    {
        Interlocked.Increment(ref _leases);
        return new Lease(this);
    }

    private sealed class Lease(ThrowingLimiter limiter) : RateLimitLease
    {
        private readonly bool _isThrowing = limiter.IsThrowing;

        public override bool IsAcquired => ThrowAt("IsAcquired") && !limiter.IsRefusing;

        public override IEnumerable<string> MetadataNames => [];

        private string Point => limiter.Point;

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return !ThrowAt("refused, metadata");
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Decrement(ref limiter._leases);
            base.Dispose(disposing);
            ThrowAt("Dispose");
            ThrowAt("refused, Dispose");
        }

        private bool ThrowAt(string here) => !_isThrowing || Point != here ? true : throw new FaultOfTheUser();
    }

    private string Point => point;
}
