namespace SocioStacks.Segments.Wire;

/// <summary>The counts of a list.</summary>
internal sealed class ListMeta
{
    public int Page { get; init; }

    public int ResultsPerPage { get; init; }

    public long? Total { get; init; }

    public int? TotalPages { get; init; }
}
