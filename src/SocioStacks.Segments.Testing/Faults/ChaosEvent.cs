using System.Net;

namespace SocioStacks.Segments.Testing;

/// <summary>The random decisions about one request. The same number of values is always drawn, so that one rate does not affect the other faults.</summary>
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

    /// <summary>Selects the kind of edit: from 0 to less than 1.</summary>
    public double Edit { get; private init; }

    /// <summary>Selects the segment to edit: from 0 to less than 1.</summary>
    public double EditedSegment { get; private init; }

    public bool IsDelayed { get; private init; }

    public TimeSpan Delay { get; private init; }

    /// <summary>Whether the request is delayed; otherwise its response is.</summary>
    public bool IsRequestDelayed { get; private init; }

    public bool IsThrottled { get; private init; }

    public TimeSpan ResetAfter { get; private init; }

    public bool IsResponseLost { get; private init; }

    public HttpStatusCode? ServerError { get; private init; }

    /// <summary>Whether the request was applied before the server error. It may have been if a gateway failed; it was not if the service did.</summary>
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
