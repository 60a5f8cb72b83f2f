namespace SocioStacks.Segments.Http;

/// <summary>An HTTP/2 request that the server refused. .NET Framework supports only HTTP/1.1.</summary>
internal static class RefusedStream
{
    public static bool IsReportedBy(Exception exception) => false;

    public static Exception Of(Exception refusal) => refusal;
}
