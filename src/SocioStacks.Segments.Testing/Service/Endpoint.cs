using System.Globalization;

namespace SocioStacks.Segments.Testing;

/// <summary>What a path leads to. A prefix in front of it is kept, as a base address may have one.</summary>
/// <param name="ListAddress">The absolute address of the list; <see langword="null"/> if the path leads nowhere.</param>
/// <param name="SegmentId">The segment; <see langword="null"/> for the list itself.</param>
internal readonly record struct Endpoint(string? ListAddress, long? SegmentId)
{
    private const string List = "/api/segments";

    public static Endpoint Of(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        var host = address.GetLeftPart(UriPartial.Authority);
        if (path.EndsWith(List, StringComparison.Ordinal))
            return new(host + path, null);

        var slash = path.LastIndexOf('/');
        return slash >= 0
            && path.AsSpan(0, slash).EndsWith(List, StringComparison.Ordinal)
            && long.TryParse(path.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new(host + path[..slash], id)
                : default;
    }
}
