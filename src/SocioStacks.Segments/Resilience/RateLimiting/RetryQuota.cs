namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// The retries that the calls of a key may make together, so that an outage does not multiply them. Each takes one; each
/// success gives half of one back. Single failures are always retried.
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
