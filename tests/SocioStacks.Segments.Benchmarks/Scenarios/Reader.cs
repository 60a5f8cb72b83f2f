using System.Globalization;
using SocioStacks.Segments.Benchmarks.Peers;

namespace SocioStacks.Segments.Benchmarks.Scenarios;

/// <summary>Who reads a list: our client with so many pages ahead, or a peer, which reads one page after the other.</summary>
internal static class Reader
{
    private const string Ahead = Peer.Own + ", prefetch ";

    public static IReadOnlyList<string> All { get; } =
        [.. Peer.All.Where(name => name != Peer.Own), .. new[] { 0, 1, 4, 8, 16 }.Select(Of)];

    public static string Of(int prefetch) => string.Create(CultureInfo.InvariantCulture, $"{Ahead}{prefetch}");

    public static string PeerOf(string reader) => PrefetchOf(reader) is null ? reader : Peer.Own;

    public static int? PrefetchOf(string reader) =>
        reader.StartsWith(Ahead, StringComparison.Ordinal) ? int.Parse(reader[Ahead.Length..], CultureInfo.InvariantCulture) : null;
}
