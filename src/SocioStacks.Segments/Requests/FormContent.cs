using System.Net;

namespace SocioStacks.Segments.Requests;

/// <summary>
/// A <see cref="SegmentForm"/> as the content of one request. Whether the network has begun to send it tells what the
/// service can have received; that of a create is sent once only, whatever a handler tries.
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

    /// <summary>Whether any part of it was handed to the network. Before that the service cannot have acted on it.</summary>
    public bool IsStarted => _isSent || (_isBeingSent && _wasRead);

    /// <summary>Whether it was to be sent again although it is sent once only.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Notes that the request is handed to the network. Until then a handler may read the content as often as it likes.</summary>
    public void BeginSending() => _isBeingSent = true;

    protected override bool TryComputeLength(out long length)
    {
        length = _form.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteToAsync(stream, CancellationToken.None);

    private Task WriteToAsync(Stream stream, CancellationToken cancellationToken)
    {
        // What a handler has read it may have buffered, and the network then sends the buffer.
        if (!_isBeingSent)
        {
            _wasRead = true;
        }
        else
        {
            HasRefused |= _isSent && _isSentOnce;
            if (HasRefused)
                throw new InvalidOperationException("The form of a create was to be sent a second time.");
            _isSent = true;
        }

        return _form.WriteToAsync(stream, cancellationToken);
    }
}
