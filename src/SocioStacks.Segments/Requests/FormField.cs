using System.Runtime.ExceptionServices;

namespace SocioStacks.Segments.Requests;

/// <summary>One field of a <see cref="SegmentForm"/>.</summary>
internal abstract class FormField(string name)
{
    public string Name { get; } = name;

    /// <summary>What failed in the caller's own collection while it was read for an attempt, if anything did.</summary>
    public ExceptionDispatchInfo? Failure { get; protected set; }

    /// <summary>Whether all of the value was measured: a long list is not, once it is above the limit.</summary>
    public bool IsMeasuredWhole { get; protected set; } = true;

    /// <summary>The number of bytes of the value, or any above the limit. Called once, before anything is sent; refuses what may not be sent.</summary>
    public abstract long Measure(long maxLength, CancellationToken cancellationToken);

    /// <summary>Writes the value. Called once for each attempt.</summary>
    public abstract ValueTask WriteAsync(FormWriter writer);

    /// <summary>Gives pooled memory back, once no attempt uses it any more.</summary>
    public virtual void Release()
    {
    }
}
