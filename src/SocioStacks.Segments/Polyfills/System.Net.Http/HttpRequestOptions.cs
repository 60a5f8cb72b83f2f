using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace System.Net.Http;

/// <summary>The options of a request, stored in its properties.</summary>
internal readonly struct HttpRequestOptions(IDictionary<string, object> properties) : IEnumerable<KeyValuePair<string, object?>>
{
    public bool TryGetValue<T>(HttpRequestOptionsKey<T> key, [NotNullWhen(true)] out T? value)
    {
        value = properties.TryGetValue(key.Key, out var found) && found is T wanted ? wanted : default;
        return value is not null;
    }

    public void Set<T>(HttpRequestOptionsKey<T> key, T value) => properties[key.Key] = value!;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)properties).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
