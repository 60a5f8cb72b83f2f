using System.Net;

namespace SocioStacks.Segments.Requests;

/// <summary>
/// A <see cref="SegmentForm"/> as the content of one request. It records whether the network has begun to send it, and thus what
/// the service may have received. The content of a create can be sent only once, even if a handler tries to resend it.
/// </summary>
internal sealed partial class FormContent : HttpContent
{
    private readonly SegmentForm _form;
    private readonly bool _isSentOnce;
    private bool _isBeingSent;
    private bool _isSent;
    private bool _wasRead;

    public FormContent(SegmentForm form, bool isSentOnce)
    {
        (_form, _isSentOnce) = (form, isSentOnce);
        Headers.TryAddWithoutValidation("Content-Type", form.ContentType);
        Headers.ContentLength = form.Length;
    }

    /// <summary>Whether any part was passed to the network. Before that, the service cannot have processed it.</summary>
    public bool IsStarted => _isSent || (_isBeingSent && _wasRead);

    /// <summary>Whether anything has read it, the network or a handler.</summary>
    public bool WasRead => _isSent || _wasRead;

    /// <summary>Whether something tried to resend it although it can be sent only once.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Records that the request is passed to the network. Until then handlers may read the content any number of times.</summary>
    public void BeginSending() => _isBeingSent = true;

    protected override bool TryComputeLength(out long length)
    {
        length = _form.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteToAsync(stream, CancellationToken.None);

    private Task WriteToAsync(Stream stream, CancellationToken cancellationToken)
    {
        // A handler that reads the content may have buffered it; the network then sends the buffer.
        if (!_isBeingSent)
        {
            _wasRead = true;
        }
        else
        {
            HasRefused |= _isSent && _isSentOnce;
            if (HasRefused)
                throw new InvalidOperationException("The form of a create cannot be sent more than once.");
            _isSent = true;
        }

        return _form.WriteToAsync(stream, cancellationToken);
    }
}
