namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// The retry quota that all calls of a key share, so that an outage does not multiply requests. A retry takes one; a success
/// returns half of one. Single failures are always retried.
/// </summary>
internal sealed class RetryQuota
{
    private const double Most = 50;
    private const double BySuccess = 0.5;

    private double _left = Most;

    public bool TryTake()
    {
        if (_left < 1)
            return false;
        _left--;
        return true;
    }

    public void NoteSuccess() => _left = Math.Min(Most, _left + BySuccess);
}
