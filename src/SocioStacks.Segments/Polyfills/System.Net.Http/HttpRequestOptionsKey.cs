namespace System.Net.Http;

internal readonly struct HttpRequestOptionsKey<T>(string name)
{
    public string Name => name;
}
