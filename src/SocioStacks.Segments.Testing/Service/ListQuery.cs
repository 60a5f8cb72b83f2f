namespace SocioStacks.Segments.Testing;

/// <summary>The query of a list. An invalid value means the default, as in the service.</summary>
internal sealed class ListQuery
{
    private const int DefaultResultsPerPage = 25;

    /// <summary>The largest page number: beyond it there are no segments, and a product with the page size would overflow.</summary>
    private const long LastPage = 1_000_000_000_000;

    public ListQuery(string query)
    {
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            var pair = part.Split(['='], 2);
            var number = pair.Length == 2 ? PhpText.ToInteger(pair[1]) : 0;
            if (pair[0] == "page")
                Page = Math.Min(Math.Max(number, 1), LastPage);
            else if (pair[0] == "results_per_page")
                ResultsPerPage = number is 10 or 25 or 50 or 100 or 250 or 500 or 1000 ? (int)number : DefaultResultsPerPage;
        }
    }

    public long Page { get; } = 1;

    public int ResultsPerPage { get; } = DefaultResultsPerPage;

    /// <summary>Returns the address of another page of the same list.</summary>
    public string AddressOf(string list, long page) => ResultsPerPage == DefaultResultsPerPage
        ? FormattableString.Invariant($"{list}?page={page}")
        : FormattableString.Invariant($"{list}?page={page}&results_per_page={ResultsPerPage}");
}
