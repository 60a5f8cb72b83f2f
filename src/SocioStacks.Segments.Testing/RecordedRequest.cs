namespace SocioStacks.Segments.Testing;

/// <summary>
/// A request as received by the in-memory service. It represents one attempt, so a call that is retried leaves several. The API key
/// is not recorded.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The path and query as sent, for example <c>/api/segments/?page=1&amp;results_per_page=25</c>.</param>
/// <param name="Fields">
/// The fields of the form in the order of their arrival, with names and values as sent; empty if there was no form. Files are not
/// included.
/// </param>
public sealed record RecordedRequest(HttpMethod Method, string PathAndQuery, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Returns the method, the path and the names of the fields, but not their values, which may be phone numbers.</summary>
    public override string ToString() =>
        $"{nameof(RecordedRequest)} {{ {Method} {PathAndQuery} ({string.Join(", ", Fields.Select(field => field.Key))}) }}";
}
