namespace System.Net.Http;

/// <summary>What travels with a request: its properties, by another name.</summary>
internal readonly struct HttpRequestOptions(IDictionary<string, object> properties)
{
    public bool TryGetValue<T>(HttpRequestOptionsKey<T> key, [Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value)
    {
        value = properties.TryGetValue(key.Name, out var found) && found is T wanted ? wanted : default;
        return value is not null;
    }
}
