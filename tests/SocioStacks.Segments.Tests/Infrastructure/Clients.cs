namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>Creates clients on a <see cref="StubService"/>.</summary>
internal static class Clients
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A key that no other test has: clients with the same key share what is known of its rate limit.</summary>
    public static string UniqueKey() => $"key-{Guid.NewGuid():N}";

    /// <summary>A client whose waits end immediately.</summary>
    public static SegmentsClient Over(HttpMessageHandler service, Action<SegmentsClientOptions>? configure = null)
    {
        var options = new SegmentsClientOptions
        {
            ApiKey = UniqueKey(),
            TimeProvider = new AutoAdvancingTimeProvider(),
            AttemptTimeout = AutoAdvancingTimeProvider.Longest,
        };
        configure?.Invoke(options);
        return SegmentsClient.Create(options, service);
    }

    /// <summary>Lets a call fail with an API exception, and returns it.</summary>
    public static Task<SegmentsApiException> ApiFailureAsync(HttpMessageHandler service) =>
        Assert.ThrowsAsync<SegmentsApiException>(() => Over(service, options => options.MaxRetries = 0).GetAsync(7, Token));
}
