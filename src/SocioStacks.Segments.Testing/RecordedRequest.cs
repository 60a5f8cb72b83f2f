namespace SocioStacks.Segments.Testing;

/// <summary>
/// One request as it arrived at the in-memory service: one attempt, so a call that is tried again leaves several. The
/// bearer key is not kept.
/// </summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The path with its query, as sent, for example <c>/api/segments/?page=1&amp;results_per_page=25</c>.</param>
/// <param name="Fields">
/// The fields of the form in the order of their arrival, names and values as sent; empty where there was no form. Files
/// are not among them.
/// </param>
public sealed record RecordedRequest(HttpMethod Method, string PathAndQuery, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Gives the method, the path and the names of the fields, but not their values, which may be phone numbers.</summary>
    public override string ToString() =>
        $"{nameof(RecordedRequest)} {{ {Method} {PathAndQuery} ({string.Join(", ", Fields.Select(field => field.Key))}) }}";
}
