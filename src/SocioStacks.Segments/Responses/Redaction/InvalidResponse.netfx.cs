namespace SocioStacks.Segments.Responses;

/// <summary>A response that is not HTTP. .NET Framework reports it without a quote.</summary>
internal static class InvalidResponse
{
    public static bool NeedsRedaction(Exception exception) => false;

    public static Exception Redact(Exception exception) => exception;
}
