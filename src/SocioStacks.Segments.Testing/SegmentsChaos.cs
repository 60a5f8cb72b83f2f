using System.Net;
using System.Runtime.CompilerServices;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// Random faults in an in-memory service, drawn from a seed: lost responses, throttling, server errors, delays, and concurrent
/// edits. The same seed and the same sequence of requests produce the same faults, on every framework.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>
/// Every injected fault names the seed: a throttled request and a server error in the title of the error, a lost response in the
/// message of the <see cref="HttpRequestException"/>, which is the inner exception of the client's exception. Choose seeds of up to
/// six digits: the client redacts longer numbers in its messages.
/// </item>
/// <item>
/// Each rate is the probability for one request, from 0 to 1. Change the rates before the first request; changing one does not
/// affect when the other faults occur. A scripted failure takes precedence, and no fault is drawn for its request.
/// </item>
/// <item>
/// A throttled request is not applied. A 500 or 503 is not applied; a 502 or 504 is applied in half of the cases, as behind a
/// proxy. If a response is lost, its request was applied. A delay affects the request before it is applied, or the response.
/// </item>
/// <item>
/// Edits happen before a request is applied, in the account of its key. The simulated users create custom segments, at most 20 at a
/// time, and rename and delete those; they edit other segments only as <see cref="CanEdit"/> allows. A rename replaces the name, and
/// each new name is unique and contains the seed.
/// </item>
/// </list>
/// </remarks>
public sealed class SegmentsChaos : IDisposable
{
    private const int DocumentedLimit = 60;

    private readonly object _lock = new();
    private readonly InMemorySegmentsService _service;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ConcurrentEditors _editors;
    private int _requests;
    private int _lostResponses;
    private int _throttled;
    private int _serverErrors;
    private int _delays;
    private int _edits;

    internal SegmentsChaos(InMemorySegmentsService service, int seed, object gate, TimeProvider time)
    {
        _service = service;
        _time = time;
        Seed = seed;
        _random = new Random(seed);
        _editors = new ConcurrentEditors(seed, gate);
    }

    /// <summary>The seed from which the faults are drawn.</summary>
    public int Seed { get; }

    /// <summary>The probability that a request is applied but its response is lost. The default is 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double LostResponseRate { get; set => field = Checked(value); } = 0.05;

    /// <summary>
    /// The probability that a request is throttled: 429 with <c>X-RateLimit-Limit</c> and an <c>X-RateLimit-Reset</c> of 1 to 3
    /// seconds, as if another process had used up the window. The default is 0.02.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double ThrottleRate { get; set => field = Checked(value); } = 0.02;

    /// <summary>The probability that a request fails with 500, 502, 503 or 504. The default is 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double ServerErrorRate { get; set => field = Checked(value); } = 0.05;

    /// <summary>The probability that a request or its response is delayed, by up to <see cref="MaxDelay"/>. The default is 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double DelayRate { get; set => field = Checked(value); } = 0.1;

    /// <summary>
    /// The maximum delay, by the clock of the service. If that clock is controlled by a test, a delayed request waits until it is
    /// advanced. The default is 100 milliseconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than a day.</exception>
    public TimeSpan MaxDelay
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromMilliseconds(100);

    /// <summary>The probability that a simulated user edits the account before a request is applied. The default is 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double EditRate { get; set => field = Checked(value); } = 0.05;

    /// <summary>
    /// A callback that selects the segments that the simulated users may edit in addition to their own. The default is
    /// <see langword="null"/>: none.
    /// </summary>
    public Func<Segment, bool>? CanEdit { get; set; }

    /// <summary>Stops the fault injection. Later requests are served as usual; a delay that has begun continues.</summary>
    public void Dispose() => _service.End(this);

    /// <summary>Returns the seed and the number of faults so far, for the output of a failed test.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return FormattableString.Invariant(
                $"{nameof(SegmentsChaos)} {{ Seed = {Seed}: {_requests} requests, {_lostResponses} lost responses, {_throttled} throttled, {_serverErrors} server errors, {_delays} delays, {_edits} edits }}");
        }
    }

    internal async Task<HttpResponseMessage> RespondAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        var chance = Draw();
        if (chance is { IsDelayed: true, IsRequestDelayed: true })
            await DelayAsync(chance, cancellationToken).ConfigureAwait(false);
        if (chance.HasEdit && _service.AccountOf(request) is { } account)
        {
            _editors.Edit(account, chance, CanEdit);
            Count(ref _edits);
        }

        var response = Respond(request, chance);
        if (chance is { IsDelayed: true, IsRequestDelayed: false })
        {
            try
            {
                await DelayAsync(chance, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                response?.Dispose();
                throw;
            }
        }

        return response ?? throw LostResponse.Create($"The connection was closed before the response arrived. {Cause}");
    }

    private string Cause => FormattableString.Invariant($"(Chaos, seed {Seed})");

    /// <summary>Applies a request or not; returns <see langword="null"/> for a lost response.</summary>
    private HttpResponseMessage? Respond(IncomingRequest request, ChaosEvent chance)
    {
        if (chance.IsThrottled)
        {
            Count(ref _throttled);
            var state = new RateLimitState(_service.RateLimit ?? DocumentedLimit, 0, chance.ResetAfter);
            return ServiceResponse.Error(HttpStatusCode.TooManyRequests, $"Too many requests {Cause}").ToMessage(state);
        }

        if (chance.IsResponseLost)
        {
            _service.Serve(request).Dispose();
            Count(ref _lostResponses);
            return null;
        }

        if (chance.ServerError is not { } status)
            return _service.Serve(request);

        if (chance.IsApplied)
            _service.Serve(request).Dispose();
        Count(ref _serverErrors);
        return ServiceResponse.Error(status, $"The server failed {Cause}").ToMessage();
    }

    private ChaosEvent Draw()
    {
        lock (_lock)
        {
            _requests++;
            return ChaosEvent.Draw(_random, this);
        }
    }

    private Task DelayAsync(ChaosEvent chance, CancellationToken cancellationToken)
    {
        Count(ref _delays);
        return Task.Delay(chance.Delay, _time, cancellationToken);
    }

    private void Count(ref int counter)
    {
        lock (_lock)
            counter++;
    }

    private static double Checked(double rate, [CallerArgumentExpression(nameof(rate))] string? name = null) =>
        rate is >= 0 and <= 1 ? rate : throw new ArgumentOutOfRangeException(name, rate, "A rate is a probability and must be between 0 and 1.");
}
