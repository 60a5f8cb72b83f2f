using SocioStacks.Segments.Requests;
using SocioStacks.Segments.Responses;

namespace SocioStacks.Segments.Operations;

/// <summary>What is asked of the service, and how its success is read. Immutable: what happens to a call is not kept here.</summary>
internal abstract class SegmentsOperation(OperationKind kind, long? segmentId, SegmentForm? form)
{
    /// <summary>The name under which the state of a call travels with its request.</summary>
    public const string CallProperty = "SocioStacks.Segments.Call";

    public OperationKind Kind => kind;

    public long? SegmentId => segmentId;

    /// <summary>What a create or update sends; <see langword="null"/> for the others.</summary>
    public SegmentForm? Form => form;

    /// <summary>Sends the request. All further requests of the call are copies of the one that is built here.</summary>
    /// <param name="api">The endpoints.</param>
    /// <param name="call">What travels with the request under <see cref="CallProperty"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public abstract Task<HttpResponseMessage> SendAsync(ISegmentsApi api, object call, CancellationToken cancellationToken);

    /// <summary>Reads a response to its end. Only a failure of the network is thrown.</summary>
    public abstract ValueTask<AttemptResult> ReadAsync(ReceivedResponse response, CancellationToken cancellationToken);

    /// <summary>Whether an error says that an earlier attempt, whose response was lost, has done it.</summary>
    public virtual bool IsDoneAccordingTo(ErrorResponse error) => false;

    /// <summary>The result of an operation that an earlier attempt has done.</summary>
    public virtual AttemptResult DoneBefore(AttemptResult result) => result;

    public override string ToString() => kind.Describe(segmentId);
}
