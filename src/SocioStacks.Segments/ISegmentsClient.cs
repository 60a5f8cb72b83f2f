namespace SocioStacks.Segments;

/// <summary>
/// The segments of one SocioStacks SMS account. Safe for concurrent use; meant to live as long as the application.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/> for an input that the service would refuse or silently change,
/// before anything is sent; a kind of <see cref="SegmentsException"/> for every failure of the network or the service;
/// and <see cref="OperationCanceledException"/> if, and only if, the caller's token was cancelled.
/// </remarks>
public interface ISegmentsClient
{
    /// <summary>Reads one page of the list of segments.</summary>
    /// <param name="page">The number of the page, from 1. A page after the last one is empty.</param>
    /// <param name="resultsPerPage">The maximum number of segments on a page.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The page, including the totals reported by the service.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="page"/> is below 1, or <paramref name="resultsPerPage"/> is not a page size that the service supports.</exception>
    /// <exception cref="SegmentsException">The service or the network failed.</exception>
    Task<SegmentPage> GetPageAsync(int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the list of segments page by page. Nothing is sent before the first page is requested, and nothing after the
    /// last page, as the counts or the links of the service name it.
    /// </summary>
    /// <param name="options">Page size, first page and prefetching; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">A token that cancels the enumeration, including a page request in flight.</param>
    /// <returns>The pages in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. Thrown at once, not at the first page.</exception>
    /// <exception cref="SegmentsUnexpectedResponseException">The list repeats itself: many pages in a row had no segment that was not on an earlier page.</exception>
    /// <exception cref="SegmentsException">The service or the network failed; the pages before were yielded.</exception>
    IAsyncEnumerable<SegmentPage> ListPagesAsync(SegmentListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads every segment of the account, however many pages they fill. Nothing is sent before the first segment is
    /// requested.
    /// </summary>
    /// <param name="options">Page size, first page and prefetching; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">A token that cancels the enumeration, including a page request in flight.</param>
    /// <returns>The segments in the order of the service.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. Thrown at once, not at the first segment.</exception>
    /// <exception cref="SegmentsUnexpectedResponseException">The list repeats itself: many pages in a row had no segment that was not on an earlier page.</exception>
    /// <exception cref="SegmentsException">The service or the network failed; the segments before were yielded.</exception>
    IAsyncEnumerable<Segment> ListAllAsync(SegmentListOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one segment.</summary>
    /// <param name="segmentId">The id of the segment, 1 or more.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The segment as the service holds it now.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="segmentId"/> is below 1.</exception>
    /// <exception cref="SegmentNotFoundException">There is no such segment.</exception>
    /// <exception cref="SegmentsException">The service or the network failed.</exception>
    Task<Segment> GetAsync(long segmentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a segment. It is sent again only where it is certain that the service has not created it yet; where that
    /// cannot be known the call fails and <see cref="SegmentsException.MayHaveBeenApplied"/> is <see langword="true"/>.
    /// Names need not be unique: the service creates a second segment of the same name without complaint.
    /// </summary>
    /// <param name="name">The name, 1 to 256 characters and not blank.</param>
    /// <param name="definition">Who belongs to the segment; <see langword="null"/> sends a name only.</param>
    /// <param name="cancellationToken">Gives up the call. The segment may have been created all the same.</param>
    /// <returns>The id of the new segment.</returns>
    /// <exception cref="ArgumentException">The name or a value of the definition would be rejected, truncated or altered by the service, or the form is larger than <see cref="SegmentsClientOptions.MaxFormBytes"/>.</exception>
    /// <exception cref="InvalidOperationException">A collection of the definition was changed while it was sent; the request was abandoned.</exception>
    /// <exception cref="SegmentsException">The service or the network failed.</exception>
    Task<long> CreateAsync(string name, SegmentDefinition? definition = null, CancellationToken cancellationToken = default);

    /// <summary>Changes the name of a segment, its definition, or both.</summary>
    /// <remarks>
    /// What is <see langword="null"/> is not sent and is meant to stay as it is. Deployed versions of the service differ
    /// here: an update of a custom segment without its contacts can empty it. To rename a segment safely, send its
    /// whole definition with the new name: <c>UpdateAsync(id, newName, segment.ToDefinition())</c>.
    /// </remarks>
    /// <param name="segmentId">The id of the segment, 1 or more.</param>
    /// <param name="name">The new name, 1 to 256 characters and not blank; <see langword="null"/> to send none.</param>
    /// <param name="definition">
    /// The new definition, which replaces the old one whole: filters, countries and continents that it lacks are cleared.
    /// <see langword="null"/> to send none.
    /// </param>
    /// <param name="cancellationToken">Gives up the call. The update may have taken effect all the same.</param>
    /// <returns>A task that ends when the service has confirmed the update.</returns>
    /// <exception cref="ArgumentException">Neither name nor definition is given, the id is below 1, a value would be rejected, truncated or altered by the service, or the form is larger than <see cref="SegmentsClientOptions.MaxFormBytes"/>.</exception>
    /// <exception cref="InvalidOperationException">A collection of the definition was changed while it was sent; the request was abandoned.</exception>
    /// <exception cref="SegmentNotFoundException">There is no such segment.</exception>
    /// <exception cref="SegmentsException">The service or the network failed.</exception>
    Task UpdateAsync(long segmentId, string? name = null, SegmentDefinition? definition = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a segment. Its contacts stay.</summary>
    /// <param name="segmentId">The id of the segment, 1 or more.</param>
    /// <param name="cancellationToken">Gives up the call. The segment may have been deleted all the same.</param>
    /// <returns>A task that ends when the service has confirmed the deletion.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="segmentId"/> is below 1.</exception>
    /// <exception cref="SegmentNotFoundException">There is no such segment.</exception>
    /// <exception cref="SegmentsException">The service or the network failed.</exception>
    Task DeleteAsync(long segmentId, CancellationToken cancellationToken = default);
}
