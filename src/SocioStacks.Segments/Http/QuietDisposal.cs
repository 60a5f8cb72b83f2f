namespace SocioStacks.Segments.Http;

internal static class QuietDisposal
{
    /// <summary>Disposes an object that is no longer needed. An exception from its disposal must not hide the outcome of a call.</summary>
    public static void DisposeQuietly(this IDisposable? disposable)
    {
        try
        {
            disposable?.Dispose();
        }
        catch (Exception)
        {
            // The outcome is already known.
        }
    }
}
