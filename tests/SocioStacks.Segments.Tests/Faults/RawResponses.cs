using System.Globalization;
using System.Text;

namespace SocioStacks.Segments.Tests.Faults;

/// <summary>Responses as they go over the wire. Each ends its connection.</summary>
internal static class RawResponses
{
    public const string Html = "<!DOCTYPE html><html><body><h1>Please wait</h1></body></html>";

    /// <summary>The beginning of a response without a length.</summary>
    public const string ChunkedHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    /// <summary>The response of the service to a request with this first line.</summary>
    public static byte[] Good(string requestLine) => Of(200, requestLine switch
    {
        _ when requestLine.StartsWith("GET /api/segments/?", StringComparison.Ordinal) => """{"data":[{"id":7}],"meta":{"page":1,"results_per_page":250,"total":1,"total_pages":1}}""",
        _ when requestLine.StartsWith("DELETE", StringComparison.Ordinal) => "",
        _ => """{"data":{"id":7}}""",
    });

    public static byte[] Of(int status, string body, params string[] headers) => Of(status, Encoding.UTF8.GetBytes(body), headers);

    public static byte[] Of(int status, byte[] body, params string[] headers) => [.. Head(status, body.Length, headers), .. body];

    public static byte[] Error(int status, string title, params string[] headers) =>
        Of(status, string.Create(CultureInfo.InvariantCulture, $$"""{"errors":[{"title":"{{title}}","status":"{{status}}"}]}"""), headers);

    /// <summary>The beginning of a response whose body is to follow.</summary>
    public static byte[] Head(int status, int length, params string[] headers) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"));
}
