using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments;

/// <summary>How a <see cref="SegmentsClient"/> reaches the service. Validated at start and at first use.</summary>
[DebuggerDisplay("{BaseAddress}")]
public sealed class SegmentsClientOptions
{
    private Tuple<Uri, Uri>? _address;

    /// <summary>The section of the configuration in which these options are looked for by convention.</summary>
    public const string SectionName = "SocioStacks:Segments";

    /// <summary>The key of the account. Needed, unless there is an <see cref="ApiKeyProvider"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>
    /// Gives the key, asked before every attempt; wins over <see cref="ApiKey"/>. For keys that rotate or that belong to
    /// the tenant of the call. Its failure is a <see cref="SegmentsApiKeyException"/>.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>
    /// Where the service is, by default <c>https://sms.sociostacks.com/</c>. A path is kept as a prefix. <c>http</c> is
    /// accepted for this machine (loopback) only, because the key would travel in the clear.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://sms.sociostacks.com/");

    /// <summary>
    /// How often a call is tried again after a failure, 3 by default; 0 turns retries off. Waits for the rate limit
    /// don't count. A create is never tried again once it may have been applied.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The time for one attempt, up to the last byte of its answer; 30 seconds by default, at most a day.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest that one call waits for the rate limit, all its waits together; 2 minutes by default. A call that
    /// would wait longer fails at once with <see cref="SegmentsRateLimitException"/>; one that waits for calls in flight, whose end
    /// is not known, fails when it has waited that long. With 0 no call waits.
    /// </summary>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Which calls go first where clients share one API key, <see cref="SegmentsPriority.Interactive"/> by default. Two
    /// clients of one key with different priorities are how a nightly import and a web page live together.
    /// </summary>
    public SegmentsPriority Priority { get; set; }

    /// <summary>
    /// An additional rate limiter, for example a distributed one. One permit is acquired before every attempt. If it grants none or
    /// throws, the call fails with <see cref="SegmentsRateLimitException"/>. The client does not dispose it.
    /// </summary>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// The largest answer that is read, in bytes; 256 MiB by default. A larger one is given up with
    /// <see cref="SegmentsUnexpectedResponseException"/>.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// The maximum size of the form that a create or update sends, in bytes; by default 8 MiB less 64 KiB, which is just
    /// below PHP's default <c>post_max_size</c>. A larger form fails with <see cref="ArgumentException"/> before anything
    /// is sent.
    /// </summary>
    /// <remarks>
    /// A server receives a form above its own limit as an empty one. It rejects a create then, but it reports an update as
    /// a success, and an update can empty the segment. Lower this option for a server that accepts less, as shared hosting
    /// often does; raise it for one that accepts more.
    /// </remarks>
    public long MaxFormBytes { get; set; } = FormLimit.Default;

    /// <summary>
    /// The clock of every wait and timeout; <see langword="null"/> (the default) for the container's
    /// <see cref="System.TimeProvider"/>, if one is registered, or else the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// Creates the logger of a client of <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/>. A
    /// registered client uses that of its container. The default is <see langword="null"/>: nothing is logged.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary><see cref="BaseAddress"/> with a slash at its end, so that its path is a prefix.</summary>
    internal Uri Address
    {
        get
        {
            if (_address is { } known && ReferenceEquals(known.Item1, BaseAddress))
                return known.Item2;
            var address = BaseAddress.AbsolutePath.EndsWith('/') ? BaseAddress : new UriBuilder(BaseAddress) { Path = BaseAddress.AbsolutePath + "/" }.Uri;
            _address = new(BaseAddress, address);
            return address;
        }
    }

    internal SegmentsClientOptions Clone() => (SegmentsClientOptions)MemberwiseClone();
}
