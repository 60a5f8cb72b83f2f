using System.Threading.RateLimiting;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A limiter that ignores the token, and grants its one lease on demand.</summary>
internal sealed class LateLimiter : RateLimiter
{
    // Continuations run where the lease is granted, so that the test need not wait for them.
    private readonly TaskCompletionSource<RateLimitLease> _granted = new();

    public LateLease Lease { get; } = new();

    public override TimeSpan? IdleDuration => null;

    public void Grant() => _granted.SetResult(Lease);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(_granted.Task);

    internal sealed class LateLease : RateLimitLease
    {
        public bool IsReleased { get; private set; }

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsReleased = true;
            base.Dispose(disposing);
        }
    }
}
