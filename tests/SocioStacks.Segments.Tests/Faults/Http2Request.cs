namespace SocioStacks.Segments.Tests.Faults;

/// <summary>A request over HTTP/2.</summary>
/// <param name="StreamId">Its stream, from 1 by twos.</param>
/// <param name="Fields">Its header block as it came; the texts in it are readable, because HttpClient does not compress them.</param>
internal sealed record Http2Request(int StreamId, string Fields)
{
    /// <summary>The body of the response that the service would return.</summary>
    public string GoodBody => Fields switch
    {
        _ when Fields.Contains("/api/segments/?", StringComparison.Ordinal) => """{"data":[{"id":7}],"meta":{"page":1,"results_per_page":250,"total":1,"total_pages":1}}""",
        _ when Fields.Contains("DELETE", StringComparison.Ordinal) => "",
        _ => """{"data":{"id":7}}""",
    };
}
