namespace SocioStacks.Segments.Testing;

/// <summary>The target of a path. A prefix is kept, because a base address may have one.</summary>
/// <param name="ListAddress">The absolute address of the list; <see langword="null"/> if the path has no target.</param>
/// <param name="SegmentId">The id of the segment; <see langword="null"/> for the list itself.</param>
internal readonly record struct Endpoint(string? ListAddress, long? SegmentId)
{
    private const string List = "/api/segments";

    public static Endpoint Of(Uri address)
    {
        var path = address.AbsolutePath;
        var host = address.GetLeftPart(UriPartial.Authority);
        var list = path.EndsWith('/') ? path[..^1] : path;
        if (list.EndsWith(List, StringComparison.Ordinal))
            return new(host + list, null);

        var slash = path.LastIndexOf('/');
        list = path[..Math.Max(slash, 0)];
        return list.EndsWith(List, StringComparison.Ordinal) && path[(slash + 1)..].All(c => c is >= '0' and <= '9')
            ? new(host + list, PhpText.ToInteger(path[(slash + 1)..]))
            : default;
    }
}
