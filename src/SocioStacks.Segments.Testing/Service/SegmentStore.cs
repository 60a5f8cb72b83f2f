namespace SocioStacks.Segments.Testing;

/// <summary>The segments and contacts of the account. Not for several threads at once: the service takes care of that.</summary>
internal sealed class SegmentStore(TimeProvider time)
{
    private const long UserId = 1;

    private readonly SortedDictionary<long, Segment> _segments = [];
    private readonly SortedDictionary<long, SegmentContact> _contacts = [];
    private long _lastSegmentId;
    private long _lastContactId;

    public int Count => _segments.Count;

    public IReadOnlyList<Segment> All => Array.AsReadOnly(_segments.Values.ToArray());

    public Segment? Find(long id) => _segments.GetValueOrDefault(id);

    public IReadOnlyList<Segment> Page(long page, int resultsPerPage)
    {
        var first = (page - 1) * resultsPerPage;
        return first >= _segments.Count ? [] : [.. _segments.Values.Skip((int)first).Take(resultsPerPage)];
    }

    public void Put(Segment segment)
    {
        _segments[segment.Id] = segment;
        _lastSegmentId = Math.Max(_lastSegmentId, segment.Id);
    }

    public SegmentContact Put(SegmentContact contact)
    {
        if (contact.Id == 0)
            contact = contact with { Id = _lastContactId + 1 };
        _contacts[contact.Id] = contact;
        _lastContactId = Math.Max(_lastContactId, contact.Id);
        return contact;
    }

    public Segment Create(SentSegment sent)
    {
        var type = sent.Type ?? SegmentType.Filter;
        var settings = sent.Over(new SegmentSettings(), type);
        var segment = new Segment
        {
            Id = _lastSegmentId + 1,
            UserId = UserId,
            Name = sent.Name ?? "",
            Type = type,
            Settings = settings,
            TotalContacts = CountContacts(type, settings, sent) ?? 0,
            CreatedAt = Now(),
        };
        Put(segment);
        return segment;
    }

    public Segment Update(Segment segment, SentSegment sent)
    {
        // What a segment of another type held means nothing for this one.
        var type = sent.Type ?? segment.Type;
        var settings = sent.Over(type == segment.Type ? segment.Settings : new SegmentSettings(), type);
        segment = segment with
        {
            Name = sent.Name ?? segment.Name,
            Type = type,
            Settings = settings,
            TotalContacts = CountContacts(type, settings, sent) ?? segment.TotalContacts,
            LastUpdatedAt = Now(),
        };
        Put(segment);
        return segment;
    }

    public bool Delete(long id) => _segments.Remove(id);

    /// <summary>The current time as the service keeps it, in whole seconds.</summary>
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
