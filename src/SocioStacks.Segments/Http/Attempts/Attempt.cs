using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments.Http;

/// <summary>
/// One attempt, as the handlers between the pipeline and the network see it: it travels with the request. A message handler
/// of the user's may send that request more than once.
/// </summary>
internal sealed class Attempt(string apiKey, FormContent? form, bool isIdempotent)
{
    public static readonly HttpRequestOptionsKey<Attempt> Key = new("SocioStacks.Segments.Attempt");

    private int _open;

    public string ApiKey => apiKey;

    public FormContent? Form => form;

    /// <summary>Whether a request has been sent to which no response says that nothing was done.</summary>
    public bool MayHaveBeenApplied => Volatile.Read(ref _open) > 0;

    /// <summary>Whether a create was to be sent again although it may have been applied.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>Whether the response was read to its end.</summary>
    public bool IsRead { get; set; }

    /// <summary>Where the response came from, if a redirect was followed.</summary>
    public Uri? RedirectedTo { get; set; }

    /// <summary>What the network or a message handler failed with by itself, not because the attempt was cancelled.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The attempt that a request is made for, or <see langword="null"/> if it is not one of ours.</summary>
    public static Attempt? Find(HttpRequestMessage request) =>
        request is AttemptRequest own ? own.Attempt : request.Options.TryGetValue(Key, out var attempt) ? attempt : null;

    /// <summary>Notes that a request is about to be sent.</summary>
    /// <exception cref="InvalidOperationException">It is a create, which may have been applied already.</exception>
    public void NoteSending()
    {
        if (Interlocked.Increment(ref _open) == 1 || isIdempotent)
            return;
        Interlocked.Decrement(ref _open);
        throw Repeated();
    }

    /// <summary>For a create that is sent again by somebody who does not know what is known here.</summary>
    public InvalidOperationException Repeated()
    {
        IsRepeated = true;
        return new InvalidOperationException("A message handler tried to send a create again that may have been applied already.");
    }

    /// <summary>Notes that a request which was to be sent has certainly changed nothing.</summary>
    public void NoteNotApplied() => Interlocked.Decrement(ref _open);
}
