using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>What a list asks for. What makes no sense is the default, as it is for the service.</summary>
internal sealed class ListQuery
{
    private const int DefaultResultsPerPage = 25;

    public ListQuery(string query)
    {
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !int.TryParse(part.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            if (part.AsSpan(0, equals).SequenceEqual("page") && number > 0)
                Page = number;
            else if (part.AsSpan(0, equals).SequenceEqual("results_per_page") && number is 10 or 25 or 50 or 100 or 250 or 500 or 1000)
                ResultsPerPage = number;
        }
    }

    public int Page { get; } = 1;

    public int ResultsPerPage { get; } = DefaultResultsPerPage;

    /// <summary>The address of another page of the same list.</summary>
    public string AddressOf(string list, int page) => string.Create(
        CultureInfo.InvariantCulture,
        $"{list}?page={page}{(ResultsPerPage == DefaultResultsPerPage ? "" : FormattableString.Invariant($"&results_per_page={ResultsPerPage}"))}");
}
