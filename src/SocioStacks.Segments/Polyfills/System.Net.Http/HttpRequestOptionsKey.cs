namespace System.Net.Http;

internal readonly struct HttpRequestOptionsKey<T>(string key)
{
    public string Key => key;
}
