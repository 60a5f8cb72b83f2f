using System.Net.Http.Headers;

namespace SocioStacks.Segments.Http;

internal sealed partial class AttemptRequest
{
    // Nearly every header has a single value, which is already a string.
    private void AddHeader(string name, HeaderStringValues values)
    {
        if (values.Count == 1)
            Headers.TryAddWithoutValidation(name, values.ToString());
        else
            Headers.TryAddWithoutValidation(name, values);
    }
}
