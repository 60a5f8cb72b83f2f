namespace System.Net.Http;

/// <summary>What is to be made of the version of a request.</summary>
internal enum HttpVersionPolicy
{
    RequestVersionOrLower,
}
