using System.Net;

namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>Responses as no network returns them, but message handlers and stubs do. Whatever they are, the create was sent and is in doubt.</summary>
public sealed class HostileResponseTests
{
    private static readonly Dictionary<string, Func<HttpResponseMessage>> Responses = new()
    {
        ["a stream that cannot be opened"] = () => new() { Content = new UnopenedContent(() => throw new FaultOfTheUser()) },
        ["no stream"] = () => new() { Content = new UnopenedContent(() => null!) },
        ["a disposed response"] = () => Disposed(StubService.Respond("""{"data":{"id":7}}""")),
        ["a stream that reads more than there is room for"] = () => new() { Content = new StreamContent(new LyingStream(int.MaxValue)) },
        ["a stream that reads fewer than no bytes"] = () => new() { Content = new StreamContent(new LyingStream(-1)) },
        ["a stream that is closed"] = () => new() { Content = new StreamContent(ClosedStream()) },
        ["a write-only stream"] = () => new() { Content = new UnopenedContent(() => new WriteOnlyStream()) },
    };

    public static TheoryData<string> Names => [.. Responses.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_create_is_in_doubt_and_the_next_call_succeeds(string response)
    {
        var service = new StubService(request => request.Number == 1 ? Responses[response]() : StubService.Respond("""{"data":{"id":7}}"""));
        using var client = Clients.Over(service);

        var outcome = await Outcome.OfAsync(() => client.CreateAsync("N", cancellationToken: Clients.Token), () => service.Requests.Count);
        Assert.Matches("^(Connection|Unexpected)\\?, 1$", outcome);
        Assert.Equal(7, await client.CreateAsync("N", cancellationToken: Clients.Token));
    }

    private static HttpResponseMessage Disposed(HttpResponseMessage response)
    {
        response.Dispose();
        return response;
    }

    private static MemoryStream ClosedStream()
    {
        var stream = new MemoryStream();
        stream.Dispose();
        return stream;
    }

    private sealed class UnopenedContent(Func<Stream> open) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(open());

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class LyingStream(int read) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(read);
    }

    private sealed class WriteOnlyStream : MemoryStream
    {
        public override bool CanRead => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
