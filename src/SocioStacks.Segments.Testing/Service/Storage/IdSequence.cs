namespace SocioStacks.Segments.Testing;

/// <summary>Generates ids as a database does: one sequence for all accounts, without repetition.</summary>
internal sealed class IdSequence
{
    private long _last;

    public long Next() => ++_last;

    public void Skip(long id) => _last = Math.Max(_last, id);
}
