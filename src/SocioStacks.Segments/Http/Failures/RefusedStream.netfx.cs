namespace SocioStacks.Segments.Http;

/// <summary>A request over HTTP/2 that the server refused. .NET Framework speaks HTTP/1.1 only.</summary>
internal static class RefusedStream
{
    public static bool IsReportedBy(Exception exception) => false;

    public static Exception Of(Exception refusal) => refusal;
}
