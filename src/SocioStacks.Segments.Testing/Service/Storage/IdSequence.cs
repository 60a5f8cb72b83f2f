namespace SocioStacks.Segments.Testing;

/// <summary>Ids as a database gives them: one series for all accounts, and none twice.</summary>
internal sealed class IdSequence
{
    private long _last;

    public long Next() => ++_last;

    public void Skip(long id) => _last = Math.Max(_last, id);
}
