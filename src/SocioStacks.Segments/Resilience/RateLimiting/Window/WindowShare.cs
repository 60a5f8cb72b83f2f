namespace SocioStacks.Segments.Resilience.RateLimiting;

/// <summary>
/// How much of a window other processes take, as the counts of the responses show, and how many calls of this process may be
/// in flight by that.
/// </summary>
/// <remarks>
/// Where processes send one call at a time, each of a process' own calls finds the count lower by the number of processes. So
/// the count that is left has to be at least as large for the next call to be served: then nothing is fought for, and of the
/// last permits of a window each process takes those that are its own. As long as much is left, more calls are in flight, the
/// same number in every process.
/// </remarks>
internal sealed class WindowShare
{
    /// <summary>Below this, the counts are those of this process alone: responses overtake each other.</summary>
    private const double Alone = 1.2;

    /// <summary>The number of responses after which the counts of this window alone are used.</summary>
    private const int Convinced = 4;

    /// <summary>How many processes can have as many calls in flight as this one without using up what is left.</summary>
    private const int Processes = 16;

    // Whether a whole window was seen. In the first one, others may be there who have not shown yet: the number of calls in flight
    // doubles from response to response.
    private bool _isKnown;
    private int _own;
    private double _drop = 1;
    private double _dropBefore = 1;

    /// <summary>Whether others use the key too, in this window or in the one before.</summary>
    public bool IsShared => Drop > Alone;

    /// <summary>By how much the count is lower from one call of this process to the next.</summary>
    private double Drop
    {
        get
        {
            // The window before says more than the first responses of this one, and less than all of them: others come and go.
            var weight = Math.Min(1.0, _own / (double)Convinced);
            return Math.Max(1, Math.Max(_drop, (_drop * weight) + (_dropBefore * (1 - weight))));
        }
    }

    /// <summary>What of a window's permits will be this process' own.</summary>
    public int Of(int limit) => IsShared ? (int)Math.Max(1, limit / Drop) : limit;

    public void BeginWindow()
    {
        // What one window showed by chance is forgotten in the course of the next ones.
        _dropBefore = _own == 0 ? _dropBefore : ((_drop * 2) + _dropBefore) / 3;
        _isKnown |= _own > 0;
        _drop = 1;
        _own = 0;
    }

    /// <summary>Notes the count of a response.</summary>
    public void Note(int limit, int remaining, int inFlight)
    {
        _own++;
        var used = limit - remaining;
        _drop = used > _own + inFlight ? used / (double)_own : 1;
    }

    /// <summary>Notes that the window was used up.</summary>
    public void NoteThrottled(int? limit)
    {
        if (limit > _own)
            _drop = Math.Max(_drop, limit.Value / (double)Math.Max(1, _own));
    }

    /// <summary>How many attempts may be in flight at a time.</summary>
    public int MostInFlight(int remaining)
    {
        if (!IsShared)
            return Math.Max(1, Math.Min(remaining / 2, _isKnown ? int.MaxValue : 2 * _own));
        return Math.Min(Math.Max(1, remaining / Processes), (int)(remaining / Drop));
    }
}
