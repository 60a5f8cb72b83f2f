namespace System.Net.Http;

/// <summary>How the version of a request is treated.</summary>
internal enum HttpVersionPolicy
{
    RequestVersionOrLower,
}
