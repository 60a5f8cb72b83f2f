using System.Net.Http.Headers;

namespace SocioStacks.Segments;

internal readonly struct HttpHeadersNonValidated(HttpHeaders headers)
{
    public bool TryGetValues(string name, out string values)
    {
        var isThere = headers.TryGetValues(name, out var found);
        values = isThere ? TextOf(name, found) : "";
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (var header in headers)
            yield return new(header.Key, TextOf(header.Key, header.Value));
    }

    // The parsed header would be a URI; Mono turns a path into a file URI.
    private string TextOf(string name, IEnumerable<string> values) =>
        headers is HttpResponseHeaders { Location: { } location } && name.Equals("Location", StringComparison.OrdinalIgnoreCase)
            ? location.OriginalString
            : string.Join(", ", values);
}
