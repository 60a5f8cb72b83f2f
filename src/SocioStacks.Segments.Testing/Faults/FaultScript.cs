namespace SocioStacks.Segments.Testing;

/// <summary>Replaces the response of the service for the next matching requests.</summary>
internal sealed class FaultScript(int times, Func<RecordedRequest, bool>? predicate, FaultScript.Response respond)
{
    private int _left = times;

    public delegate Task<HttpResponseMessage> Response(IncomingRequest request, CancellationToken cancellationToken);

    public bool IsUsedUp => _left == 0;

    public Task<HttpResponseMessage> RespondAsync(IncomingRequest request, CancellationToken cancellationToken) => respond(request, cancellationToken);

    public bool Matches(RecordedRequest request) => predicate?.Invoke(request) ?? true;

    /// <summary>Consumes one use. Not thread-safe.</summary>
    /// <returns>Whether there was one left.</returns>
    public bool TryUse()
    {
        if (IsUsedUp)
            return false;
        _left--;
        return true;
    }
}
