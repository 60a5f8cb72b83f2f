using System.Runtime.ExceptionServices;

namespace SocioStacks.Segments.Requests;

/// <summary>One field of a <see cref="SegmentForm"/>.</summary>
internal abstract class FormField(string name)
{
    public string Name { get; } = name;

    /// <summary>The exception thrown by the caller's own collection while it was read for an attempt, if any.</summary>
    public ExceptionDispatchInfo? Failure { get; protected set; }

    /// <summary>Whether the whole value was measured: measuring a long list stops above the limit.</summary>
    public bool IsMeasuredWhole { get; protected set; } = true;

    /// <summary>Validates the value and returns its size in bytes, or any number above the limit. Called once, before anything is sent.</summary>
    public abstract long Measure(long maxLength, CancellationToken cancellationToken);

    /// <summary>Writes the value. Called once for each attempt.</summary>
    public abstract ValueTask WriteAsync(FormWriter writer);

    /// <summary>Returns pooled memory, once no attempt uses it any more.</summary>
    public virtual void Release()
    {
    }
}
