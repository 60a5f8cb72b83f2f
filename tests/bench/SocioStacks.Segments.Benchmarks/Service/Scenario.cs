using System.Globalization;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>The list that a service shows, and how long it takes for each page.</summary>
internal readonly record struct Scenario(int Pages, int PageSize, int Milliseconds)
{
    /// <summary>One page of 1,000, at once.</summary>
    public static Scenario OnePage { get; } = new(1, 1000, 0);

    /// <summary>Pages with nothing on them, so that only the asking counts.</summary>
    public static Scenario HundredEmptyPages { get; } = new(100, 0, 0);

    public static Scenario HundredSlowPages { get; } = new(100, 100, 20);

    public static Scenario Million { get; } = new(1000, 1000, 0);

    public static Scenario TenThousand { get; } = new(10, 1000, 0);

    /// <summary>The first part of the path.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pages}-{PageSize}-{Milliseconds}");

    public static Scenario Parse(ReadOnlySpan<char> path)
    {
        Span<Range> parts = stackalloc Range[3];
        path = path.TrimStart('/');
        path = path[..path.IndexOf('/')];
        path.Split(parts, '-');
        return new(Number(path[parts[0]]), Number(path[parts[1]]), Number(path[parts[2]]));
    }

    private static int Number(ReadOnlySpan<char> text) => int.Parse(text, CultureInfo.InvariantCulture);
}
