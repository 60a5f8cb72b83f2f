using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>A server on this machine that returns the same response to every request until it is changed.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();

    public Uri Address => new(_server.Url + "/");

    public void Respond(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = Response.Create().WithStatusCode(status).WithBody(body);
        foreach (var (name, value) in headers)
            response = response.WithHeader(name, value);
        _server.Reset();
        _server.Given(Request.Create()).RespondWith(response);
    }

    public void Dispose() => _server.Dispose();
}
