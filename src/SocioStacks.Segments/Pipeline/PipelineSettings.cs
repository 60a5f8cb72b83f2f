using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Pipeline;

/// <summary>What every part of the pipeline needs: the options as they are now, the clock, and where to log.</summary>
internal sealed class PipelineSettings(Func<SegmentsClientOptions> options, TimeProvider time, ILogger logger)
{
    private volatile SegmentsClientOptions? _valid;

    /// <summary>
    /// Read for every attempt, so that a reload counts from the next one on. A reload that is not valid ends no call under
    /// way, because it would hide what became of it: for that call the last valid options stand.
    /// </summary>
    public SegmentsClientOptions Options
    {
        get
        {
            try
            {
                return ReadOptions();
            }
            catch when (_valid is not null)
            {
                return _valid;
            }
        }
    }

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    /// <summary>The options for a call that begins: it fails while they are not valid.</summary>
    public SegmentsClientOptions ReadOptions() => _valid = options();
}
