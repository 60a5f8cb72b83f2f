using System.Net;

namespace SocioStacks.Segments.Requests;

internal sealed partial class FormContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteToAsync(stream, cancellationToken);
}
