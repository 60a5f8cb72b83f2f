using System.Globalization;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>Phone numbers, none of which is real.</summary>
internal static class Numbers
{
    public static string[] Million { get; } = [.. Enumerable.Range(0, 1_000_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"+1555{i:D7}"))];

    public static string[] TenThousand { get; } = Million[..10_000];

    public static string[] Ten { get; } = Million[..10];
}
