namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>
/// A client of the service. The tasks are handed on as they are, because one more async method around each call would
/// favor the peer that allocates most.
/// </summary>
internal interface IPeer : IDisposable
{
    /// <summary>Gets one segment.</summary>
    Task GetAsync();

    /// <summary>Gets the first page, of 1,000.</summary>
    Task GetPageAsync();

    /// <summary>Creates a bulk segment.</summary>
    Task CreateAsync(string[] numbers);

    /// <summary>Reads the list to its end, page after page.</summary>
    /// <returns>How many segments it held.</returns>
    Task<int> EnumerateAsync(int pageSize);

    /// <summary>What such a task returned, in one form for all peers: to check that all do the same work.</summary>
    string Describe(Task task);
}
