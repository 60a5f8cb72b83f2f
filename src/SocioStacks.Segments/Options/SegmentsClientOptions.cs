using System.Diagnostics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace SocioStacks.Segments;

/// <summary>Options for a <see cref="SegmentsClient"/>. They are validated when the host starts and at first use.</summary>
[DebuggerDisplay("{BaseAddress}")]
public sealed class SegmentsClientOptions
{
    private Tuple<Uri, Uri>? _address;

    /// <summary>The conventional name of the configuration section that holds these options.</summary>
    public const string SectionName = "SocioStacks:Segments";

    /// <summary>The API key of the account. Required unless <see cref="ApiKeyProvider"/> is set.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>
    /// A callback that returns the API key. It is invoked before every attempt and takes precedence over <see cref="ApiKey"/>.
    /// Use it for rotating or per-tenant keys. If it throws, the call fails with <see cref="SegmentsApiKeyException"/>.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>
    /// The address of the service. The default is <c>https://sms.sociostacks.com/</c>. A path is kept as a prefix. <c>http</c> is
    /// accepted only for loopback addresses, because it would expose the key.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://sms.sociostacks.com/");

    /// <summary>
    /// The maximum number of retries after a failed attempt. The default is 3; 0 disables retries. Waits for the rate limit do
    /// not count. A create is never retried once it may have been applied.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The timeout of one attempt, up to the last byte of its response. The default is 30 seconds, the maximum one day.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum total time that one call waits for the rate limit. The default is 2 minutes; with 0, no call waits.
    /// </summary>
    /// <remarks>
    /// A call that would have to wait longer fails immediately with <see cref="SegmentsRateLimitException"/>. If the length of the
    /// wait is not known, because it depends on calls in flight, the call fails once it has waited this long.
    /// </remarks>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The priority of the client's calls among all clients with the same API key. The default is
    /// <see cref="SegmentsPriority.Interactive"/>. Use two clients with different priorities where a background import and a web
    /// page share a key.
    /// </summary>
    public SegmentsPriority Priority { get; set; }

    /// <summary>
    /// An additional rate limiter, for example a distributed one. One permit is acquired before every attempt. If no permit is
    /// granted or the limiter throws, the call fails with <see cref="SegmentsRateLimitException"/>. The client does not dispose it.
    /// </summary>
    public RateLimiter? RateLimiter { get; set; }

    /// <summary>
    /// The maximum response size, in bytes. The default is 256 MiB. A larger response fails with
    /// <see cref="SegmentsUnexpectedResponseException"/>.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// The maximum size of the form that a create or update sends, in bytes. The default is 8 MiB minus 64 KiB, just below PHP's
    /// default <c>post_max_size</c>. A larger form fails with <see cref="ArgumentException"/> before anything is sent.
    /// </summary>
    /// <remarks>
    /// A server receives a form above its own limit as an empty form. It then rejects a create, but reports success for an
    /// update, which can empty the segment. Lower this option for a server that accepts less, as shared hosting often does; raise
    /// it for one that accepts more.
    /// </remarks>
    public long MaxFormBytes { get; set; } = FormLimit.Default;

    /// <summary>
    /// The clock used for all waits and timeouts. The default is <see langword="null"/>: the <see cref="System.TimeProvider"/>
    /// registered in the container if there is one, or else the system clock.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// Creates the logger of a client of <see cref="SegmentsClient.Create(SegmentsClientOptions, HttpMessageHandler?)"/>. A
    /// registered client uses that of its container. The default is <see langword="null"/>: nothing is logged.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary><see cref="BaseAddress"/> with a trailing slash, so that its path is kept as a prefix.</summary>
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
