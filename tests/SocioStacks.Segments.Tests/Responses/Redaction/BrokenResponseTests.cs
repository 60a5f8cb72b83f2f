using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>Responses that are not HTTP: what reads them quotes the place where it failed.</summary>
public sealed class BrokenResponseTests
{
    private const string Key = "sk-0123456789abcdef";
    private const string PhoneNumber = "+4915550199";

    [Theory]
    [InlineData($"HTTP/1.1x {Key} {PhoneNumber}\r\n\r\n")]
    [InlineData($"{Key} {PhoneNumber}\r\n\r\n")]
    [InlineData($"HTTP/9.9 200 {Key} {PhoneNumber}\r\n\r\n")]
    [InlineData($"HTTP/1.1 2{PhoneNumber} {Key}\r\n\r\n")]
    [InlineData($"HTTP/1.1 200 {Key} {PhoneNumber}\r\nContent-Length: 9\r\n\r\n{Key} {PhoneNumber}")]
    [InlineData($"HTTP/1.1 200 OK\r\n {Key} {PhoneNumber}: x\r\n\r\n")]
    [InlineData($"HTTP/1.1 200 OK\r\nContent-Length: {Key} {PhoneNumber}\r\n\r\n{Key}")]
    [InlineData($"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{Key}")]
    [InlineData($"HTTP/1.1 200 OK\r\nTransfer-Encoding: {Key} {PhoneNumber}\r\n\r\n{Key}")]
    [InlineData($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;{Key}\r\n{Key} {PhoneNumber}")]
    [InlineData($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{Key} {PhoneNumber}")]
    [InlineData($"HTTP/1.1 200 OK\r\nContent-Encoding: {Key} {PhoneNumber}\r\nContent-Type: {Key}; charset={PhoneNumber}\r\n\r\n{Key} {PhoneNumber}")]
    [InlineData($"HTTP/1.1 200 OK\r\nBearer {Key} {PhoneNumber}\r\n\r\n")]
    [InlineData($"HTTP/1.1 200 OK\r\n{Key} {PhoneNumber}: x\r\n\r\n")]
    [InlineData($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Key} {PhoneNumber}\r\n")]
    [InlineData($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n0\r\n{Key} {PhoneNumber}\r\n\r\n")]
    public async Task A_response_that_is_not_HTTP_is_not_quoted(string response)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = Key, MaxRetries = 0, BaseAddress = new($"http://{listener.LocalEndpoint}/") });
        var call = client.GetAsync(7, Clients.Token);
        using (var connection = await listener.AcceptSocketAsync(Clients.Token))
        {
            await connection.ReceiveAsync(new byte[4096], Clients.Token);
            await connection.SendAsync(Encoding.ASCII.GetBytes(response), Clients.Token);
            connection.Shutdown(SocketShutdown.Send);
            await Assert.ThrowsAnyAsync<Exception>(() => call);
        }

        var text = (await Assert.ThrowsAnyAsync<SegmentsException>(() => call)).ToString();
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(PhoneNumber, text, StringComparison.Ordinal);
        Assert.DoesNotContain(BitConverter.ToString(Encoding.ASCII.GetBytes(Key)), text, StringComparison.Ordinal);
    }
}
