using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments.Pipeline;

/// <summary>What every part of the pipeline needs: the options as they are now, the clock, and where to log.</summary>
internal sealed class PipelineSettings(Func<SegmentsClientOptions> options, TimeProvider time, ILogger logger)
{
    /// <summary>Read for every attempt, so that a reload counts from the next one on.</summary>
    public SegmentsClientOptions Options => options();

    public TimeProvider Time => time;

    public ILogger Logger => logger;
}
