namespace SocioStacks.Segments;

/// <summary>
/// A client for the segments of one SocioStacks SMS account. It is safe for concurrent use and is meant to live as long as
/// the application.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/>, before anything is sent, for input that the service would reject or
/// silently change. Every failure of the network or the service is a <see cref="SegmentsException"/>. An
/// <see cref="OperationCanceledException"/> is thrown only if the caller's token was cancelled.
/// </remarks>
public interface ISegmentsClient
{
    /// <summary>
    /// What the client knows about its calls and the rate limit of its API key. Reading it sends no request. The rate limit is known
    /// after the first call.
    /// </summary>
    SegmentsClientStatus Status { get; }

    /// <summary>Returns one page of the list of segments.</summary>
    /// <param name="page">The page number, starting at 1. A page after the last one is empty.</param>
    /// <param name="resultsPerPage">The maximum number of segments on the page.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The page, including the totals reported by the service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="page"/> is below 1, or <paramref name="resultsPerPage"/> is not a page size that the service supports.</exception>
    /// <exception cref="SegmentsException">The call failed in the service or the network.</exception>
    Task<SegmentPage> GetPageAsync(int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive, CancellationToken cancellationToken = default);

    /// <summary>
    /// Enumerates the list of segments page by page. No request is sent before the first page is requested, and none after the
    /// last page that the counts or links of the service name.
    /// </summary>
    /// <param name="options">The page size, first page and prefetching. If <see langword="null"/>, the defaults are used.</param>
    /// <param name="cancellationToken">A token that cancels the enumeration, including a page request in flight.</param>
    /// <returns>The pages, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range. Thrown immediately, not when the first page is requested.</exception>
    /// <exception cref="SegmentsUnexpectedResponseException">The list repeats itself: too many consecutive pages contained only segments of earlier pages.</exception>
    /// <exception cref="SegmentsException">A page request failed. The pages before it have been yielded.</exception>
    IAsyncEnumerable<SegmentPage> ListPagesAsync(SegmentListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Enumerates every segment of the account, across all pages. No request is sent before the first segment is requested.
    /// </summary>
    /// <param name="options">The page size, first page and prefetching. If <see langword="null"/>, the defaults are used.</param>
    /// <param name="cancellationToken">A token that cancels the enumeration, including a page request in flight.</param>
    /// <returns>The segments, in the order in which the service lists them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range. Thrown immediately, not when the first segment is requested.</exception>
    /// <exception cref="SegmentsUnexpectedResponseException">The list repeats itself: too many consecutive pages contained only segments of earlier pages.</exception>
    /// <exception cref="SegmentsException">A page request failed. The segments before it have been yielded.</exception>
    IAsyncEnumerable<Segment> ListAllAsync(SegmentListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Returns one segment.</summary>
    /// <param name="segmentId">The id of the segment, 1 or more.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The segment in its current state.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="segmentId"/> is below 1.</exception>
    /// <exception cref="SegmentNotFoundException">The segment does not exist.</exception>
    /// <exception cref="SegmentsException">The call failed in the service or the network.</exception>
    Task<Segment> GetAsync(long segmentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a segment. The call is retried only if the service certainly did not process it. If the outcome is unknown, the
    /// call fails and <see cref="SegmentsException.MayHaveBeenApplied"/> is <see langword="true"/>.
    /// </summary>
    /// <remarks>Names are not unique: the service creates a second segment with the same name.</remarks>
    /// <param name="name">The name, 1 to 256 characters and not blank.</param>
    /// <param name="definition">The members of the segment. If <see langword="null"/>, only the name is sent.</param>
    /// <param name="cancellationToken">A token that cancels the operation. After cancellation the segment may still have been created.</param>
    /// <returns>The id of the new segment.</returns>
    /// <exception cref="ArgumentException">The name or a value of the definition would be rejected, truncated or altered by the service, or the form is larger than <see cref="SegmentsClientOptions.MaxFormBytes"/>.</exception>
    /// <exception cref="InvalidOperationException">A collection of the definition was modified while it was being sent. The request was abandoned.</exception>
    /// <exception cref="SegmentsException">The call failed in the service or the network.</exception>
    Task<long> CreateAsync(string name, SegmentDefinition? definition = null, CancellationToken cancellationToken = default);

    /// <summary>Changes the name of a segment, its definition, or both.</summary>
    /// <remarks>
    /// A <see langword="null"/> argument is not sent, which is documented to leave that part unchanged. Some deployed servers
    /// empty a custom segment that is updated without its contacts. To rename a segment safely, send its whole definition with
    /// the new name: <c>UpdateAsync(id, newName, segment.ToDefinition())</c>.
    /// </remarks>
    /// <param name="segmentId">The id of the segment, 1 or more.</param>
    /// <param name="name">The new name, 1 to 256 characters and not blank. If <see langword="null"/>, no name is sent.</param>
    /// <param name="definition">
    /// The new definition, which replaces the old one entirely: filters, countries and continents that it does not contain are
    /// removed. If <see langword="null"/>, no definition is sent.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the operation. After cancellation the update may still have been applied.</param>
    /// <returns>A task that completes when the service has confirmed the update.</returns>
    /// <exception cref="ArgumentException">Neither name nor definition is given, the id is below 1, a value would be rejected, truncated or altered by the service, or the form is larger than <see cref="SegmentsClientOptions.MaxFormBytes"/>.</exception>
    /// <exception cref="InvalidOperationException">A collection of the definition was modified while it was being sent. The request was abandoned.</exception>
    /// <exception cref="SegmentNotFoundException">The segment does not exist.</exception>
    /// <exception cref="SegmentsException">The call failed in the service or the network.</exception>
    Task UpdateAsync(long segmentId, string? name = null, SegmentDefinition? definition = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a segment. Its contacts are not deleted.</summary>
    /// <param name="segmentId">The id of the segment, 1 or more.</param>
    /// <param name="cancellationToken">A token that cancels the operation. After cancellation the segment may still have been deleted.</param>
    /// <returns>A task that completes when the service has confirmed the deletion.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="segmentId"/> is below 1.</exception>
    /// <exception cref="SegmentNotFoundException">The segment does not exist.</exception>
    /// <exception cref="SegmentsException">The call failed in the service or the network.</exception>
    Task DeleteAsync(long segmentId, CancellationToken cancellationToken = default);
}
