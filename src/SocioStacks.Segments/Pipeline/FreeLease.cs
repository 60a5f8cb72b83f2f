using System.Threading.RateLimiting;

namespace SocioStacks.Segments.Pipeline;

/// <summary>What an attempt gets where the user has set no rate limiter.</summary>
internal sealed class FreeLease : RateLimitLease
{
    public static FreeLease Instance { get; } = new();

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}
