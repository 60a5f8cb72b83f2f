using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Resilience;

/// <summary>What every part of the pipeline needs: the options as they are now, the clock, and where to log.</summary>
internal sealed class ClientSettings(Func<SegmentsClientOptions> options, TimeProvider time, ILogger logger)
{
    private volatile SegmentsClientOptions? _latest;

    /// <summary>
    /// Read for every attempt, so that a reload counts from the next one on. Should they not be there for once, the latest
    /// ones stand: a call in flight must not lose its outcome.
    /// </summary>
    public SegmentsClientOptions Options
    {
        get
        {
            try
            {
                return _latest = options();
            }
            catch when (_latest is not null)
            {
                return _latest;
            }
        }
    }

    public TimeProvider Time => time;

    public ILogger Logger => logger;
}
