namespace SocioStacks.Segments.Testing;

/// <summary>The segments and contacts of one account. Not thread-safe: the service synchronizes access.</summary>
internal sealed class SegmentStore(long userId, IdSequence segmentIds, IdSequence contactIds, TimeProvider time)
{
    private readonly SortedDictionary<long, Segment> _segments = [];
    private readonly SortedDictionary<long, SegmentContact> _contacts = [];

    public int Count => _segments.Count;

    public IReadOnlyList<Segment> All => Array.AsReadOnly(_segments.Values.ToArray());

    public Segment? Find(long id) => _segments.TryGetValue(id, out var segment) ? segment : null;

    public IReadOnlyList<Segment> Page(long page, int resultsPerPage)
    {
        var first = (page - 1) * resultsPerPage;
        return first >= _segments.Count ? [] : [.. _segments.Values.Skip((int)first).Take(resultsPerPage)];
    }

    public void Put(Segment segment)
    {
        _segments[segment.Id] = segment;
        segmentIds.Skip(segment.Id);
    }

    public SegmentContact Put(SegmentContact contact)
    {
        if (contact.Id == 0)
            contact = contact with { Id = contactIds.Next() };
        _contacts[contact.Id] = contact;
        contactIds.Skip(contact.Id);
        return contact;
    }

    /// <summary>Adds the contents of another account, except for ids that are already in use.</summary>
    public void TakeOver(SegmentStore other)
    {
        foreach (var segment in other._segments.Values.Where(segment => !_segments.ContainsKey(segment.Id)))
            Put(segment);
        foreach (var contact in other._contacts.Values.Where(contact => !_contacts.ContainsKey(contact.Id)))
            Put(contact);
    }

    public Segment Create(SentSegment sent)
    {
        var type = sent.Type ?? SegmentType.Filter;
        var settings = sent.Over(new SegmentSettings(), type);
        return Create(new Segment
        {
            Id = 0,
            Name = sent.Name ?? "",
            Type = type,
            Settings = settings,
            TotalContacts = CountContacts(type, settings, sent) ?? 0,
        });
    }

    /// <summary>Adds a segment to this account with a new id.</summary>
    public Segment Create(Segment segment)
    {
        segment = segment with { Id = segmentIds.Next(), UserId = userId, CreatedAt = Now() };
        Put(segment);
        return segment;
    }

    public Segment Update(Segment segment, SentSegment sent)
    {
        // The lists of a segment with another type do not apply to this one.
        var type = sent.Type ?? segment.Type;
        var settings = sent.Over(type == segment.Type ? segment.Settings : new SegmentSettings(), type);
        return Update(segment with
        {
            Name = sent.Name ?? segment.Name,
            Type = type,
            Settings = settings,
            TotalContacts = CountContacts(type, settings, sent) ?? segment.TotalContacts,
        });
    }

    public Segment Update(Segment segment)
    {
        segment = segment with { LastUpdatedAt = Now() };
        Put(segment);
        return segment;
    }

    public void Delete(long id) => _segments.Remove(id);

    /// <summary>The current time as the service stores it, in whole seconds.</summary>
    public DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private int? CountContacts(SegmentType type, SegmentSettings settings, SentSegment sent) => type.Value switch
    {
        "bulk" => settings.PhoneNumbers.Count,
        "custom" => settings.ContactIds.Count,
        "filter" => _contacts.Values.Count(ContactFilter.Of(settings, sent).Matches),
        _ => null,
    };
}
