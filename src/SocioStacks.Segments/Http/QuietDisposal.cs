namespace SocioStacks.Segments.Http;

internal static class QuietDisposal
{
    /// <summary>Disposes what has done its part: a failure of that is of no interest to anybody, and must not hide an outcome.</summary>
    public static void DisposeQuietly(this IDisposable? disposable)
    {
        try
        {
            disposable?.Dispose();
        }
        catch (Exception)
        {
            // What counted has been done.
        }
    }
}
