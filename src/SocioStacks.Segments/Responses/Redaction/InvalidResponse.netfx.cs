namespace SocioStacks.Segments.Responses;

/// <summary>An answer that is not HTTP: .NET Framework says so without a quote.</summary>
internal static class InvalidResponse
{
    public static bool IsQuotedIn(Exception exception) => false;

    public static Exception WithoutQuote(Exception exception) => exception;
}
