using System.Globalization;
using System.Net;
using System.Text.Json;
using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Resilience;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Operations;

/// <summary>
/// One call of the client: how its answer is read, and what all attempts at it have in common. It travels with the
/// request, so that the body of an answer is read within its attempt, whose timeout and retry then cover the body too.
/// </summary>
internal abstract class SegmentsCall(Operation operation, long? segmentId = null, SegmentForm? form = null)
{
    public const string PropertyName = "SocioStacks.Segments.Call";

    private static readonly HttpRequestOptionsKey<SegmentsCall> Key = new(PropertyName);

    public Operation Operation => operation;

    public long? SegmentId => segmentId;

    public SegmentForm? Form => form;

    /// <summary>Whether the call changes anything.</summary>
    public bool IsWrite => operation is Operation.Create or Operation.Update or Operation.Delete;

    /// <summary>The requests made so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>The latest of them, or <see langword="null"/> before the first.</summary>
    public Attempt? Attempt { get; private set; }

    /// <summary>How long the call has waited for the service's rate limit so far.</summary>
    public TimeSpan RateLimitWait { get; set; }

    /// <summary>How often the rate limit has sent the call back.</summary>
    public int RateLimitHits { get; set; }

    /// <summary>Whether the latest attempt met a full window, whose end is known.</summary>
    public bool IsHeldBack { get; set; }

    /// <summary>The place of the call among all calls of the process, from 1; 0 until it is given.</summary>
    public long Order { get; set; }

    /// <summary>A service in memory, whose rate limit is its own.</summary>
    public object? RateLimitScope { get; set; }

    /// <summary>The key of the latest attempt, to be redacted in whatever the response holds.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where the service was when the call began.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Whether an attempt may have changed something although no good answer came.</summary>
    public bool MayHaveBeenApplied { get; private set; }

    /// <summary>Whether an attempt reached the service, as far as is known, and no answer of it came back.</summary>
    public bool WasUnanswered { get; private set; }

    /// <summary>What was wrong with the latest answer, or <see langword="null"/> if it was good.</summary>
    public ErrorResponse? Problem { get; private set; }

    /// <summary>What the latest answer said about the rate limit.</summary>
    public SegmentsRateLimit? RateLimit { get; private set; }

    /// <summary>The call that a request is made for, or <see langword="null"/> if it is not one of ours.</summary>
    public static SegmentsCall? Find(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var call) ? call : null;

    public static SegmentsCall Of(HttpRequestMessage request) =>
        Find(request) ?? throw new InvalidOperationException("The request was not created by SegmentsClient.");

    /// <summary>What is being done, as the beginning of a sentence; never more of the input than an id.</summary>
    public override string ToString() => operation switch
    {
        Operation.List => "Listing segments",
        Operation.Get => string.Create(CultureInfo.InvariantCulture, $"Getting segment {segmentId}"),
        Operation.Create => "Creating a segment",
        Operation.Update => string.Create(CultureInfo.InvariantCulture, $"Updating segment {segmentId}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Deleting segment {segmentId}"),
    };

    /// <summary>Begins an attempt.</summary>
    /// <exception cref="InvalidOperationException">It is a create, which may have been applied by the attempt before.</exception>
    public Attempt BeginAttempt()
    {
        if (operation == Operation.Create && Attempt is { MayHaveBeenApplied: true } before)
            throw before.Repeated();
        Attempts++;
        return Attempt = new Attempt();
    }

    /// <summary>Notes that the latest attempt ended without an answer to a request that was sent.</summary>
    public void NoteUnanswered()
    {
        if (Attempt is not { MayHaveBeenApplied: true })
            return;
        WasUnanswered = true;
        MayHaveBeenApplied |= IsWrite;
    }

    /// <summary>Reads an answer to its last byte. Only a failure of the network is thrown.</summary>
    public async ValueTask ReadAsync(HttpResponseMessage response, long maxBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attempt = Attempt!;
        var redirectedTo = attempt.RedirectedTo;
        RateLimit = redirectedTo is null ? RateLimitHeaders.Read(response, now) : null;
        Problem = null;
        var body = new ResponseBodyStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), maxBytes);
        using (body)
        {
            Problem = response.IsSuccessStatusCode && redirectedTo is null
                ? await ReadGoodAsync(response, body, cancellationToken).ConfigureAwait(false)
                : await ErrorResponse.ReadAsync(response, body, redirectedTo, ApiKey, cancellationToken).ConfigureAwait(false);
        }

        attempt.IsRead = true;
        if (Problem is null)
            return;
        MayHaveBeenApplied |= IsWrite && attempt.MayHaveBeenApplied;

        // A gateway's word that it had no answer from the service is no answer of the service.
        if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            WasUnanswered = true;

        // The delete before went through, and only its answer was lost.
        if (operation == Operation.Delete && WasUnanswered && Problem.IsNotFound && redirectedTo is null)
            Problem = null;
    }

    /// <summary>Reads the body of a success into the result.</summary>
    /// <returns>What is missing in it, or <see langword="null"/> if nothing is.</returns>
    /// <exception cref="JsonException">It is not the JSON that was expected.</exception>
    protected abstract ValueTask<string?> ReadResultAsync(ResponseBodyStream body, CancellationToken cancellationToken);

    private async ValueTask<ErrorResponse?> ReadGoodAsync(HttpResponseMessage response, ResponseBodyStream body, CancellationToken cancellationToken)
    {
        string? explanation;
        Exception? cause = null;
        try
        {
            explanation = await ReadResultAsync(body, cancellationToken).ConfigureAwait(false);
            if (explanation is null)
                return null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or FormatException)
        {
            cause = body.IsTooLarge ? null : e is JsonException json ? WithoutContent(json) : e;
            explanation = body switch
            {
                { IsTooLarge: true } => "with more bytes than SegmentsClientOptions.MaxResponseBytes allows",
                _ when Compression.FaultOf(response, body) is { } fault => fault,
                { IsEmpty: true } => "with an empty body",
                _ when ErrorResponse.IsHtml(body.Head()) => "with HTML instead of JSON",
                _ => "with a body that is not the JSON expected",
            };
        }

        return new ErrorResponse(response.StatusCode, Redaction.WithoutKey(body.Head(), ApiKey)) { Explanation = explanation, Cause = cause };
    }

    /// <summary>
    /// What a reader says quotes the answer, a word of it or the name of a property, and so perhaps the key or a phone
    /// number. Of that only the place is kept; what our own converters say quotes nothing.
    /// </summary>
    private static JsonException WithoutContent(JsonException e) =>
        e.GetType() == typeof(JsonException) && e.InnerException is null && !e.Message.Contains("Path: ", StringComparison.Ordinal)
            ? e
            : new JsonException(string.Create(CultureInfo.InvariantCulture, $"The JSON ends or goes wrong at byte {e.BytePositionInLine} of line {e.LineNumber + 1}."));
}
