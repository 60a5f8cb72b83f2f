using System.Net;
using System.Runtime.CompilerServices;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// Random faults in an in-memory service, drawn from a seed: lost responses, throttling, server errors, delays, and edits
/// by other people. The same seed and the same sequence of requests produce the same faults, on every framework.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>
/// Every injected fault names the seed: a throttled request and a server error in the title of the error, a lost response
/// in the message of the <see cref="HttpRequestException"/>, which is the inner exception of what the client throws. Choose
/// seeds of up to six digits: in the messages of its exceptions the client redacts longer numbers.
/// </item>
/// <item>
/// Each rate is the probability for one request, from 0 to 1. Change the rates before the first request; changing one
/// does not change when the others strike. A scripted failure takes precedence, and no fault is drawn for its request.
/// </item>
/// <item>
/// A throttled request is not applied. A 500 or 503 is not applied; a 502 or 504 is applied in half of the cases, as
/// behind a proxy. A lost response is one of a request that was applied. A delay holds back the request before it is
/// applied, or the response after it.
/// </item>
/// <item>
/// Edits happen before a request is applied, in the account of its key. The other people create custom segments, and
/// rename and delete those they created, of which there are never more than 20; other segments only as
/// <see cref="CanEdit"/> allows. A rename replaces the name, and each name they choose is unique and contains the seed.
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

    /// <summary>The probability that a request is applied but its response is lost. 0.05 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double LostResponseRate { get; set => field = Checked(value); } = 0.05;

    /// <summary>
    /// The probability that a request is throttled: 429 with <c>X-RateLimit-Limit</c> and an <c>X-RateLimit-Reset</c> of 1 to
    /// 3 seconds, as if another process had used up the window. 0.02 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double ThrottleRate { get; set => field = Checked(value); } = 0.02;

    /// <summary>The probability that a request fails with 500, 502, 503 or 504. 0.05 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double ServerErrorRate { get; set => field = Checked(value); } = 0.05;

    /// <summary>The probability that a request or its response is delayed, by up to <see cref="MaxDelay"/>. 0.1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double DelayRate { get; set => field = Checked(value); } = 0.1;

    /// <summary>
    /// The longest delay, on the clock of the service: with a clock that stands still, a delayed request waits until it is
    /// advanced. 100 milliseconds by default.
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

    /// <summary>The probability that somebody else edits the account before a request is applied. 0.05 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not between 0 and 1.</exception>
    public double EditRate { get; set => field = Checked(value); } = 0.05;

    /// <summary>
    /// The segments that other people may rename and delete beside those that they created; if <see langword="null"/>,
    /// which is the default, none.
    /// </summary>
    public Func<Segment, bool>? CanEdit { get; set; }

    /// <summary>Ends the chaos: later requests are served as usual. A delay that has begun goes on.</summary>
    public void Dispose() => _service.End(this);

    /// <summary>Returns the seed and the number of faults so far, for the output of a test that failed.</summary>
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

    /// <summary>Applies a request or not; <see langword="null"/> for a response that is lost.</summary>
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
        rate is >= 0 and <= 1 ? rate : throw new ArgumentOutOfRangeException(name, rate, "A rate is a probability: from 0 to 1.");
}
