using System.Collections.ObjectModel;

namespace SocioStacks.Segments.Testing;

/// <summary>
/// The segments and contacts that the in-memory service holds for one API key. Ids are unique across the accounts of a
/// service: the id of a segment of another account is not found. Safe for concurrent use.
/// </summary>
public sealed class InMemorySegmentsAccount
{
    private readonly object _lock;

    internal InMemorySegmentsAccount(object gate, SegmentStore store)
    {
        _lock = gate;
        Store = store;
    }

    /// <summary>The current segments, ordered by id; a copy that later changes do not affect.</summary>
    public IReadOnlyList<Segment> Segments
    {
        get
        {
            lock (_lock)
                return Store.All;
        }
    }

    internal SegmentStore Store { get; }

    /// <summary>
    /// Adds a segment without a request, or replaces the one with the same id. It is stored as given: nothing is dropped, truncated
    /// or counted, except that a missing <see cref="Segment.CreatedAt"/> becomes the current time. Segments that are created later
    /// get larger ids.
    /// </summary>
    /// <param name="segment">The segment, with an id of 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is below 1.</exception>
    public void AddSegment(Segment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentOutOfRangeException.ThrowIfLessThan(segment.Id, 1, nameof(segment));
        var settings = segment.Settings with
        {
            ContactIds = [.. segment.Settings.ContactIds],
            PhoneNumbers = [.. segment.Settings.PhoneNumbers],
            Filters = [.. segment.Settings.Filters],
            Countries = [.. segment.Settings.Countries],
            Continents = [.. segment.Settings.Continents],
        };
        lock (_lock)
            Store.Put(segment with { Settings = settings, CreatedAt = segment.CreatedAt ?? Store.Now() });
    }

    /// <summary>
    /// Adds a contact, or replaces the one with the same id. It is counted in a filter segment at the segment's next create or update.
    /// </summary>
    /// <param name="contact">The contact. If its id is 0, it gets the next free id.</param>
    /// <returns>The contact with its id.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is negative.</exception>
    public SegmentContact AddContact(SegmentContact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentOutOfRangeException.ThrowIfNegative(contact.Id, nameof(contact));
        var copy = contact with { CustomParameters = new ReadOnlyDictionary<string, string>(contact.CustomParameters.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)) };
        lock (_lock)
            return Store.Put(copy);
    }
}
