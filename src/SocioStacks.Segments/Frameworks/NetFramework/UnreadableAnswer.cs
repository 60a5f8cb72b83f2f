namespace SocioStacks.Segments.Wire;

/// <summary>An answer that is not HTTP: .NET Framework says so without a quote.</summary>
internal static class UnreadableAnswer
{
    public static bool IsQuotedIn(Exception exception) => false;

    public static Exception WithoutQuote(Exception exception) => exception;
}
