namespace SocioStacks.Segments.Resilience;

/// <summary>What is known of one attempt besides its response. A message handler of the user's may send its request more than once.</summary>
internal sealed class Attempt
{
    private int _open;

    /// <summary>Whether a request has been sent to which no response says that nothing was done.</summary>
    public bool MayHaveBeenApplied => Volatile.Read(ref _open) > 0;

    /// <summary>Whether a create was to be sent again although it may have been applied.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>What the network or a message handler failed with by itself, not because the attempt was cancelled.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Where the response came from, if a redirect was followed.</summary>
    public Uri? RedirectedTo { get; set; }

    /// <summary>Whether the response was read to its end.</summary>
    public bool IsRead { get; set; }

    /// <summary>Notes that a request is about to be sent.</summary>
    /// <exception cref="InvalidOperationException">It is a create, which may have been applied already.</exception>
    public void NoteSending(bool isCreate)
    {
        if (Interlocked.Increment(ref _open) == 1 || !isCreate)
            return;
        Interlocked.Decrement(ref _open);
        throw Repeated();
    }

    /// <summary>Notes that a request which was to be sent has certainly changed nothing.</summary>
    public void NoteNotApplied() => Interlocked.Decrement(ref _open);

    /// <summary>For a create that is sent again by somebody who does not know what the pipeline knows.</summary>
    public InvalidOperationException Repeated()
    {
        IsRepeated = true;
        return new InvalidOperationException("A message handler tried to send a create again that may have been applied already.");
    }
}
