using System.Net.Http.Headers;

namespace SocioStacks.Segments.Http;

internal sealed partial class AttemptRequest
{
    // One value, as nearly every header has, is a string already.
    private void AddHeader(string name, HeaderStringValues values)
    {
        if (values.Count == 1)
            Headers.TryAddWithoutValidation(name, values.ToString());
        else
            Headers.TryAddWithoutValidation(name, values);
    }
}
