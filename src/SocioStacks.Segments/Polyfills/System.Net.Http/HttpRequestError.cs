namespace System.Net.Http;

/// <summary>The stage at which a request failed.</summary>
internal enum HttpRequestError
{
    Unknown,
    NameResolutionError,
    ConnectionError,
    SecureConnectionError,
    ProxyTunnelError,
}
