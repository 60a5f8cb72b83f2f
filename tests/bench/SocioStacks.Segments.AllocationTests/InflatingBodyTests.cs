using System.IO.Compression;
using System.Net;

namespace SocioStacks.Segments.AllocationTests;

/// <summary>A small body that inflates to far more than is read costs no more memory than what is read of it.</summary>
public sealed class InflatingBodyTests
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly byte[] Bomb = Gzipped([.. "{\"data\":[\""u8, .. Enumerable.Repeat((byte)'x', 128 * Mebibyte)]);

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task Its_memory_is_bounded_by_the_option(HttpStatusCode status)
    {
        using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "key", MaxResponseBytes = Mebibyte, MaxRetries = 0 }, new InflatingService(status));
        await Assert.ThrowsAnyAsync<SegmentsException>(() => client.GetPageAsync());

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Assert.ThrowsAnyAsync<SegmentsException>(() => client.GetPageAsync());
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 4 * Mebibyte);
    }

    private static byte[] Gzipped(byte[] body)
    {
        using var gzipped = new MemoryStream();
        using (var gzip = new GZipStream(gzipped, CompressionLevel.Optimal))
            gzip.Write(body);
        return gzipped.ToArray();
    }

    /// <summary>Decompresses as SocketsHttpHandler does.</summary>
    private sealed class InflatingService(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(new GZipStream(new MemoryStream(Bomb), CompressionMode.Decompress)) });
    }
}
