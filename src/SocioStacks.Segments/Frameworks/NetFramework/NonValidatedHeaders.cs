using System.Net.Http.Headers;

namespace SocioStacks.Segments;

internal readonly struct NonValidatedHeaders(HttpHeaders headers)
{
    public bool TryGetValues(string name, out string values)
    {
        var isThere = headers.TryGetValues(name, out var found);
        values = isThere ? string.Join(", ", found) : "";
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        headers.Select(header => new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value))).GetEnumerator();
}
