namespace System.Net.Http;

/// <summary>Where a request failed.</summary>
internal enum HttpRequestError
{
    Unknown,
    NameResolutionError,
    ConnectionError,
    SecureConnectionError,
    ProxyTunnelError,
}
