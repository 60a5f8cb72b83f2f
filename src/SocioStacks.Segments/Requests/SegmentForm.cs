using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace SocioStacks.Segments.Requests;

/// <summary>
/// The <c>multipart/form-data</c> body of a create or update. It is fully validated and measured before it is sent, so that it has
/// a <c>Content-Length</c> (some servers in front of PHP reject chunked forms). Each attempt writes the same bytes into its own
/// <see cref="FormContent"/>.
/// </summary>
internal sealed class SegmentForm : IDisposable
{
    /// <summary>The maximum number of bytes per character in UTF-8.</summary>
    private const int LongestCharacter = 4;

    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly List<FormField> _fields = [];
    // Random for each form, so that no value can contain it on purpose and end its field early.
    private readonly string _boundary = "----" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private int _users = 1;
    private bool _isDisposed;

    /// <summary>The exception thrown by the caller's own collection while it was read for an attempt, if any.</summary>
    public ExceptionDispatchInfo? Failure => _fields.Find(candidate => candidate.Failure is not null)?.Failure;

    public string ContentType => $"multipart/form-data; boundary={_boundary}";

    /// <summary>The size of the whole form in bytes. If it was not fully measured, a number above the limit.</summary>
    public long Length { get; private set; }

    /// <summary>Whether <see cref="Length"/> is exact.</summary>
    public bool IsMeasuredWhole => _fields.TrueForAll(measured => measured.IsMeasuredWhole);

    /// <summary>The maximum size of a list's form without its entries, for any name of the segment.</summary>
    public static long OverheadOf(SegmentType type, string listName)
    {
        using var form = new SegmentForm();
        form.AddText("name", new string('x', TextValidation.MaxNameLength * LongestCharacter));
        form.AddText("type", type.Value);
        form.AddText(listName, "");
        form.Measure(long.MaxValue, CancellationToken.None);
        return form.Length;
    }

    public void AddText(string name, string value) => _fields.Add(new TextField(name, value));

    public void AddList<T>(string name, IEnumerable<T> items, ListFormat<T> format) => _fields.Add(new ListField<T>(name, items, format));

    /// <summary>Validates and measures every field. Measuring may stop once the form is longer than the limit.</summary>
    /// <exception cref="ArgumentException">A value is not valid.</exception>
    public void Measure(long maxLength, CancellationToken cancellationToken)
    {
        Length = Ending.Length;
        foreach (var field in _fields)
        {
            Length += Encoding.UTF8.GetByteCount(Heading(field)) + LineEnd.Length;
            Length += field.Measure(maxLength - Length, cancellationToken);
        }
    }

    /// <summary>Creates the content of one request.</summary>
    /// <param name="isSentOnce">Whether the content rejects being sent a second time.</param>
    public FormContent CreateContent(bool isSentOnce = false) => new(this, isSentOnce);

    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken)
    {
        // An abandoned attempt may still be writing when the call ends: pooled memory is returned only when both are done.
        if (Interlocked.Increment(ref _users) == 1)
        {
            Interlocked.Decrement(ref _users);
            throw new ObjectDisposedException(nameof(SegmentForm));
        }

        try
        {
            using var writer = new FormWriter(stream, cancellationToken);
            foreach (var field in _fields)
            {
                await WriteTextAsync(writer, Heading(field)).ConfigureAwait(false);
                await field.WriteAsync(writer).ConfigureAwait(false);
                await writer.WriteAsync(LineEnd).ConfigureAwait(false);
            }

            await WriteTextAsync(writer, Ending).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Leave();
    }

    private string Ending => $"--{_boundary}--\r\n";

    private string Heading(FormField field) => $"--{_boundary}\r\nContent-Disposition: form-data; name=\"{field.Name}\"\r\n\r\n";

    private static async ValueTask WriteTextAsync(FormWriter writer, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (!writer.HasRoomFor(length))
            await writer.MakeRoomAsync(length).ConfigureAwait(false);
        writer.Advance(Encoding.UTF8.GetBytes(text, writer.Free));
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) != 0)
            return;
        foreach (var field in _fields)
            field.Release();
    }
}
