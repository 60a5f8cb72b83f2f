using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments.Http;

/// <summary>
/// One attempt, as seen by the handlers between the pipeline and the network. It is attached to the request, which a message
/// handler of the user may send more than once.
/// </summary>
internal sealed class Attempt(string apiKey, FormContent? form, bool isIdempotent)
{
    public static readonly HttpRequestOptionsKey<Attempt> Key = new("SocioStacks.Segments.Attempt");

    private int _open;
    private volatile bool _wasSeen;

    public string ApiKey => apiKey;

    public FormContent? Form => form;

    /// <summary>Whether a request was sent for which no response confirms that nothing was changed.</summary>
    public bool MayHaveBeenApplied => Volatile.Read(ref _open) > 0;

    /// <summary>Whether the user's handlers passed the request on, so that a response can be that of the service.</summary>
    public bool IsPassedOn { get; set; }

    /// <summary>Whether a message handler tried to resend a create that may have been applied.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>Whether the response was read to its end.</summary>
    public bool IsRead { get; set; }

    /// <summary>The address from which the response came, if a redirect was followed.</summary>
    public Uri? RedirectedTo { get; set; }

    /// <summary>The exception of the network or a message handler, unless it was caused by the cancellation of the attempt.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Returns the attempt to which a request belongs, or <see langword="null"/> if it is not one of ours.</summary>
    public static Attempt? Find(HttpRequestMessage request) =>
        request is AttemptRequest own ? own.Attempt : request.Options.TryGetValue(Key, out var attempt) ? attempt : null;

    /// <summary>Records that a request is about to be sent.</summary>
    /// <exception cref="InvalidOperationException">The request is a create that may already have been applied.</exception>
    public void NoteSending()
    {
        _wasSeen = true;
        if (Interlocked.Increment(ref _open) == 1 || isIdempotent)
            return;
        Interlocked.Decrement(ref _open);
        throw Repeated();
    }

    /// <summary>
    /// Records that a request may have been sent although it was not seen: a handler behind the user's primary handler may send
    /// a copy that does not carry the attempt. Where nothing has read the form, nothing was sent.
    /// </summary>
    public void NoteReadUnseen()
    {
        if (!_wasSeen && form is { WasRead: true })
            NoteSending();
    }

    /// <summary>Rejects a create that a message handler resends without knowing the outcome of the first request.</summary>
    public InvalidOperationException Repeated()
    {
        IsRepeated = true;
        return new InvalidOperationException("A message handler tried to resend a create that may already have been applied.");
    }

    /// <summary>Records that a request certainly changed nothing.</summary>
    public void NoteNotApplied() => Interlocked.Decrement(ref _open);
}
