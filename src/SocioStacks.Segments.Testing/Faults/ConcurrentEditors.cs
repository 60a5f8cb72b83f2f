namespace SocioStacks.Segments.Testing;

/// <summary>Simulates other users of an account who create, rename and delete segments.</summary>
internal sealed class ConcurrentEditors(int seed, object gate)
{
    /// <summary>Keeps a long run from filling the account.</summary>
    private const int MaxSegments = 20;

    private readonly HashSet<long> _own = [];
    private int _count;

    public void Edit(InMemorySegmentsAccount account, ChaosEvent chance, Func<Segment, bool>? canEdit)
    {
        // The user's callback runs outside the lock. Segments for which it returns false are not touched.
        var foreign = canEdit is null ? [] : account.Segments.Where(canEdit).Select(segment => segment.Id).ToList();
        lock (gate)
        {
            var editable = account.Store.All.Where(segment => _own.Contains(segment.Id) || foreign.Contains(segment.Id)).ToList();
            var own = editable.Count(segment => _own.Contains(segment.Id));
            if (editable.Count == 0 || (chance.Edit < 1 / 3.0 && own < MaxSegments))
            {
                _own.Add(account.Store.Create(NewSegment()).Id);
                return;
            }

            var segment = editable[(int)(editable.Count * chance.EditedSegment)];
            if (chance.Edit < 2 / 3.0)
                account.Store.Update(segment with { Name = NextName() });
            else
                account.Store.Delete(segment.Id);
        }
    }

    private Segment NewSegment() => new()
    {
        Id = 0,
        Name = NextName(),
        Type = SegmentType.Custom,
        Settings = new SegmentSettings { ContactIds = [1, 2, 3] },
        TotalContacts = 3,
    };

    private string NextName() => FormattableString.Invariant($"Chaos {seed}, edit {++_count}");
}
