using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SocioStacks.Segments.Wire;

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
    public int Attempts { get; set; }

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

    /// <summary>The key of the latest attempt, to blot it out of whatever the answer holds.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where the service was when the call began.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Whether an attempt may have changed something although no good answer came.</summary>
    public bool MayHaveBeenApplied { get; private set; }

    /// <summary>Whether an attempt reached the service, as far as is known, and no answer of it came back.</summary>
    public bool WasUnanswered { get; private set; }

    /// <summary>What was wrong with the latest answer, or <see langword="null"/> if it was good.</summary>
    public AnswerProblem? Problem { get; private set; }

    /// <summary>What the latest answer said about the rate limit.</summary>
    public SegmentsRateLimit? RateLimit { get; private set; }

    public static SegmentsCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("A request of somebody else came into the pipeline of the segments client.");

    /// <summary>What is being done, as the beginning of a sentence; never more of the input than an id.</summary>
    public override string ToString() => operation switch
    {
        Operation.List => "Listing segments",
        Operation.Get => string.Create(CultureInfo.InvariantCulture, $"Getting segment {segmentId}"),
        Operation.Create => "Creating a segment",
        Operation.Update => string.Create(CultureInfo.InvariantCulture, $"Updating segment {segmentId}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Deleting segment {segmentId}"),
    };

    /// <summary>Notes that an attempt ended without an answer.</summary>
    public void NoteUnanswered()
    {
        WasUnanswered = true;
        MayHaveBeenApplied |= IsWrite;
    }

    /// <summary>Reads an answer to its last byte. Only a failure of the network is thrown.</summary>
    public async ValueTask ReadAsync(HttpResponseMessage response, long maxBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RateLimit = RateLimitHeaders.Read(response, now);
        Problem = null;
        var body = new BodyStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), maxBytes);
        using (body)
        {
            Problem = response.IsSuccessStatusCode
                ? await ReadGoodAsync(response, body, cancellationToken).ConfigureAwait(false)
                : await AnswerProblem.ReadAsync(response, body, ApiKey, cancellationToken).ConfigureAwait(false);
        }

        if (Problem is null)
            return;
        MayHaveBeenApplied |= IsWrite && !Problem.IsRefusal;

        // A gateway's word that it had no answer from the service is no answer of the service.
        if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            WasUnanswered = true;

        // The delete before went through, and only its answer was lost.
        if (operation == Operation.Delete && WasUnanswered && Problem.IsNotFound)
            Problem = null;
    }

    /// <summary>Reads the body of a success into the result.</summary>
    /// <returns>What is missing in it, or <see langword="null"/> if nothing is.</returns>
    /// <exception cref="JsonException">It is not the JSON that was expected.</exception>
    protected abstract ValueTask<string?> ReadResultAsync(BodyStream body, CancellationToken cancellationToken);

    private async ValueTask<AnswerProblem?> ReadGoodAsync(HttpResponseMessage response, BodyStream body, CancellationToken cancellationToken)
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
                _ when AnswerProblem.IsHtml(body.Head()) => "with HTML instead of JSON",
                _ => "with a body that is not the JSON expected",
            };
        }

        return new AnswerProblem(response.StatusCode, AnswerProblem.Blotted(body.Head(), ApiKey)) { Explanation = explanation, Cause = cause };
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
