using System.Globalization;
using SocioStacks.Segments.Benchmarks.Peers;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>Our client with so many pages ahead of the reader.</summary>
internal static class Reader
{
    private const string Ahead = Peer.Own + ", prefetch ";

    public static IReadOnlyList<string> All { get; } = [.. new[] { 0, 1, 4, 8, 16 }.Select(Of)];

    public static string Of(int prefetch) => string.Create(CultureInfo.InvariantCulture, $"{Ahead}{prefetch}");

    public static int PrefetchOf(string reader) => int.Parse(reader.AsSpan(Ahead.Length), CultureInfo.InvariantCulture);
}
