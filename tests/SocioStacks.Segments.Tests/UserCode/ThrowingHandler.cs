namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>A message handler that throws at one point, as long as <see cref="IsThrowing"/> is set.</summary>
internal sealed class ThrowingHandler(string point) : DelegatingHandler
{
    public bool IsThrowing { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsThrowing && point == "before")
            throw new FaultOfTheUser();
        if (IsThrowing && point == "no response")
            return null!;
        var response = await base.SendAsync(request, cancellationToken);
        if (!IsThrowing)
            return response;
        return point switch
        {
            "after" => throw new FaultOfTheUser(),
            "after, as a cancellation" => throw new OperationCanceledException("The handler had enough."),
            "while the body is read" => Replaced(response, new HttpResponseMessage(), new StreamContent(new ThrowingStream(atRead: true))),
            "when the body is disposed" when response.IsSuccessStatusCode => Replaced(response, new HttpResponseMessage(), new StreamContent(new ThrowingStream(atRead: false))),
            "when the response is disposed" => Replaced(response, new ThrowingResponse(), response.Content),
            _ => response,
        };
    }

    private static HttpResponseMessage Replaced(HttpResponseMessage response, HttpResponseMessage replaced, HttpContent content)
    {
        (replaced.StatusCode, replaced.Content) = (response.StatusCode, content);
        foreach (var (name, values) in response.Headers)
            replaced.Headers.Add(name, values);
        return replaced;
    }

    private sealed class ThrowingStream(bool atRead) : MemoryStream("""{"data":{"id":9}}"""u8.ToArray())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            atRead ? throw new FaultOfTheUser() : base.ReadAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!atRead && disposing)
                throw new FaultOfTheUser();
        }
    }

    private sealed class ThrowingResponse : HttpResponseMessage
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new FaultOfTheUser();
        }
    }
}
