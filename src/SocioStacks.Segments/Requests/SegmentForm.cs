using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace SocioStacks.Segments.Requests;

/// <summary>
/// The <c>multipart/form-data</c> body of a create or update. Measured and checked to its end before it is sent, so that
/// it has a <c>Content-Length</c> (some servers in front of PHP refuse a chunked form), and written anew, byte for byte
/// the same, into the <see cref="FormContent"/> of every attempt.
/// </summary>
internal sealed class SegmentForm : IDisposable
{
    /// <summary>The most bytes that a character takes in UTF-8.</summary>
    private const int LongestCharacter = 4;

    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly List<FormField> _fields = [];
    // Random for each form: no value can hold it on purpose, and so none can end its field early.
    private readonly string _boundary = "----" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private int _users = 1;
    private bool _isDisposed;

    /// <summary>What failed in the caller's own collection while it was read for an attempt, if anything did.</summary>
    public ExceptionDispatchInfo? Failure => _fields.Find(candidate => candidate.Failure is not null)?.Failure;

    public string ContentType => $"multipart/form-data; boundary={_boundary}";

    /// <summary>The bytes of the whole form; where it is not measured whole, some number above the limit.</summary>
    public long Length { get; private set; }

    /// <summary>Whether <see cref="Length"/> is exact.</summary>
    public bool IsMeasuredWhole => _fields.TrueForAll(measured => measured.IsMeasuredWhole);

    /// <summary>The most bytes that the form of a list can have beside its entries, whatever the segment is called.</summary>
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

    /// <summary>Checks and measures every field. A form that turns out to be longer than the limit may be left half measured.</summary>
    /// <exception cref="ArgumentException">Something in it may not be sent.</exception>
    public void Measure(long maxLength, CancellationToken cancellationToken)
    {
        Length = Ending.Length;
        foreach (var field in _fields)
        {
            Length += Encoding.UTF8.GetByteCount(Heading(field)) + LineEnd.Length;
            Length += field.Measure(maxLength - Length, cancellationToken);
        }
    }

    /// <summary>The content of one request.</summary>
    /// <param name="isSentOnce">Whether it refuses to be sent a second time.</param>
    public FormContent CreateContent(bool isSentOnce = false) => new(this, isSentOnce);

    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken)
    {
        // An attempt that was abandoned may still be writing while the call ends: pooled memory stays until both are over.
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
