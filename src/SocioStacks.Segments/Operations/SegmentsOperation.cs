using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Operations;

/// <summary>An immutable description of a request and how to read its success response. The state of a call is kept elsewhere.</summary>
internal abstract class SegmentsOperation(OperationKind kind, long? segmentId, SegmentForm? form)
{
    /// <summary>The name of the request option that holds the state of a call.</summary>
    public const string CallProperty = "SocioStacks.Segments.Call";

    public OperationKind Kind => kind;

    public long? SegmentId => segmentId;

    /// <summary>The form of a create or update; <see langword="null"/> for other operations.</summary>
    public SegmentForm? Form => form;

    /// <summary>Sends the request. Further requests of the call are copies of the one that is built here.</summary>
    /// <param name="api">The endpoints.</param>
    /// <param name="call">The value of the request option <see cref="CallProperty"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public abstract Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken);

    /// <summary>Reads a response to its end. Only network failures are thrown.</summary>
    public abstract ValueTask<AttemptResult> ReadAsync(ReceivedResponse response, CancellationToken cancellationToken);

    /// <summary>Whether an error proves that an earlier attempt, whose response was lost, was applied.</summary>
    public virtual bool IsDoneAccordingTo(ErrorResponse error) => false;

    /// <summary>Returns the result of an operation that an earlier attempt has completed.</summary>
    public virtual AttemptResult DoneBefore(AttemptResult result) => result;

    public override string ToString() => kind.Describe(segmentId);
}
