using System.Net;

namespace SocioStacks.Segments.Testing;

/// <summary>What chance decides about one request. As many numbers are drawn for each, so that a rate does not change what another one brings.</summary>
internal sealed record ChaosEvent
{
    private static readonly HttpStatusCode[] ServerErrors =
    [
        HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout,
    ];

    private ChaosEvent()
    {
    }

    public bool HasEdit { get; private init; }

    /// <summary>Which edit, from 0 to below 1.</summary>
    public double Edit { get; private init; }

    /// <summary>Which of the segments is edited, from 0 to below 1.</summary>
    public double EditedSegment { get; private init; }

    public bool IsDelayed { get; private init; }

    public TimeSpan Delay { get; private init; }

    /// <summary>Whether the request comes late; otherwise its response does.</summary>
    public bool IsRequestDelayed { get; private init; }

    public bool IsThrottled { get; private init; }

    public TimeSpan ResetAfter { get; private init; }

    public bool IsResponseLost { get; private init; }

    public HttpStatusCode? ServerError { get; private init; }

    /// <summary>Whether the service has applied the request before the server error. A gateway cannot know; the service itself has not.</summary>
    public bool IsApplied { get; private init; }

    public static ChaosEvent Draw(Random random, SegmentsChaos chaos)
    {
        var (edit, kind, segment) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
        var (delay, length, side) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
        var (throttle, reset) = (random.NextDouble(), random.Next(1, 4));
        var loss = random.NextDouble();
        var (failure, status, applied) = (random.NextDouble(), ServerErrors[random.Next(ServerErrors.Length)], random.NextDouble());
        return new ChaosEvent
        {
            HasEdit = edit < chaos.EditRate,
            Edit = kind,
            EditedSegment = segment,
            IsDelayed = delay < chaos.DelayRate,
            Delay = TimeSpan.FromTicks((long)(chaos.MaxDelay.Ticks * length)),
            IsRequestDelayed = side < 0.5,
            IsThrottled = throttle < chaos.ThrottleRate,
            ResetAfter = TimeSpan.FromSeconds(reset),
            IsResponseLost = loss < chaos.LostResponseRate,
            ServerError = failure < chaos.ServerErrorRate ? status : null,
            IsApplied = status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout && applied < 0.5,
        };
    }
}
