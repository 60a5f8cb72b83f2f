using System.IO.Compression;
using System.Net;
using System.Text;
using SocioStacks.Segments.Tests.Faults;

namespace SocioStacks.Segments.Tests.Responses;

/// <summary>Bodies that come compressed, over real sockets: what cannot be unpacked is reported as that.</summary>
public sealed class CompressedBodyTests
{
    private const string Damaged = "with a body that cannot be decompressed: it is damaged, or not compressed as its Content-Encoding states";

    private static readonly byte[] Good = Encoding.UTF8.GetBytes(ResponseJson.Data(ResponseJson.Segment(7)));

    public static TheoryData<string> Encodings => ["gzip", "deflate", "br"];

    public static TheoryData<string, int> Failures => new MatrixTheoryData<string, int>(["gzip", "deflate", "br"], [200, 400, 401, 404, 500]);

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_compressed_body_is_read(string encoding)
    {
        await using var scenario = FaultScenario.RespondingWith(RawResponses.Of(200, Packed(encoding, Good), $"Content-Encoding: {encoding}"));
        using var client = ClientOf(scenario);
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task A_damaged_body_is_called_damaged(string encoding, int status)
    {
        byte[] body = [.. Packed(encoding, Encoding.UTF8.GetBytes(Noise(100_000)))];
        Array.Fill(body, (byte)0xFF, 10, 1000);
        var e = await FailureOf(RawResponses.Of(status, body, $"Content-Encoding: {encoding}"));
        Assert.Contains(Damaged, e.Message, StringComparison.Ordinal);
        Assert.NotNull(e.InnerException);
        AssertStatus(status, e);
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task A_body_that_is_not_compressed_as_declared_is_reported_as_such(string encoding, int status)
    {
        var e = await FailureOf(RawResponses.Of(status, Good, $"Content-Encoding: {encoding}"));
        Assert.Contains(Damaged, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("empty", e.Message, StringComparison.Ordinal);
        AssertStatus(status, e);
    }

    [Theory]
    [InlineData("zstd", 200)]
    [InlineData("zstd", 500)]
    [InlineData("compress", 404)]
    public async Task An_encoding_that_was_not_asked_for_is_named(string encoding, int status)
    {
        var e = await FailureOf(RawResponses.Of(status, [0x28, 0xB5, 0x2F, 0xFD, .. Good], $"Content-Encoding: {encoding}"));
        Assert.Contains($"with a body in the Content-Encoding '{encoding}', which was not requested or not decompressed", e.Message, StringComparison.Ordinal);
        AssertStatus(status, e);
    }

    [Fact]
    public async Task What_stands_in_place_of_an_encoding_is_not_quoted()
    {
        var e = await FailureOf(RawResponses.Of(200, [1, 2, 3], "Content-Encoding: +393331234567"));
        Assert.Contains("in the Content-Encoding of an unknown name", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("333", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("zstd")]
    public async Task A_body_that_is_readable_is_read_whatever_its_encoding_is_called(string encoding)
    {
        await using var scenario = FaultScenario.RespondingWith(RawResponses.Of(200, Good, $"Content-Encoding: {encoding}"));
        using var client = ClientOf(scenario);
        Assert.Equal(7, (await client.GetAsync(7, Clients.Token)).Id);
    }

    [Fact]
    public async Task Bad_JSON_is_not_blamed_on_the_encoding()
    {
        var e = await FailureOf(RawResponses.Of(200, "{\"data\":[", "Content-Encoding: zstd"));
        Assert.Contains("with a body that is not the expected JSON", e.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Encodings))]
    public async Task An_empty_body_is_called_empty(string encoding)
    {
        var e = await FailureOf(RawResponses.Of(200, Packed(encoding, []), $"Content-Encoding: {encoding}"));
        Assert.Contains("with an empty body", e.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_body_that_unpacks_to_far_more_than_is_read_stops_at_the_limit(string encoding)
    {
        // 64 MiB in some tens of kilobytes.
        var bomb = Packed(encoding, [.. "{\"data\":[\""u8, .. Enumerable.Repeat((byte)' ', 64 * 1024 * 1024)]);
        await using var scenario = FaultScenario.RespondingWith(RawResponses.Of(200, bomb, $"Content-Encoding: {encoding}"));
        using var client = ClientOf(scenario, options => options.MaxResponseBytes = 100_000);
        var e = await Assert.ThrowsAsync<SegmentsUnexpectedResponseException>(() => client.GetPageAsync(cancellationToken: Clients.Token));

        Assert.Contains("with a body larger than SegmentsClientOptions.MaxResponseBytes", e.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Encodings))]
    public async Task An_error_that_unpacks_to_far_more_than_is_read_is_read_at_its_beginning(string encoding)
    {
        var bomb = Packed(encoding, [.. "It failed"u8, .. Enumerable.Repeat((byte)' ', 64 * 1024 * 1024)]);
        var e = Assert.IsType<SegmentsApiException>(await FailureOf(RawResponses.Of(400, bomb, $"Content-Encoding: {encoding}")));
        Assert.Equal("It failed" + new string(' ', 4096 - 9), e.ResponseBody);
    }

    private static async Task<SegmentsException> FailureOf(byte[] response)
    {
        await using var scenario = FaultScenario.RespondingWith(response);
        using var client = ClientOf(scenario);
        return await Assert.ThrowsAnyAsync<SegmentsException>(() => client.GetAsync(7, Clients.Token));
    }

    private static void AssertStatus(int status, SegmentsException e)
    {
        if (status == 200)
            Assert.Equal(HttpStatusCode.OK, Assert.IsType<SegmentsUnexpectedResponseException>(e).StatusCode);
        else
            Assert.Equal(status, (int)Assert.IsType<SegmentsApiException>(e, exactMatch: false).StatusCode);
    }

    private static SegmentsClient ClientOf(FaultScenario scenario, Action<SegmentsClientOptions>? configure = null)
    {
        var options = new SegmentsClientOptions { ApiKey = Clients.UniqueKey(), BaseAddress = scenario.Address, MaxRetries = 0, TimeProvider = scenario.Clock, AttemptTimeout = AutoAdvancingTimeProvider.Longest };
        configure?.Invoke(options);
        return SegmentsClient.Create(options);
    }

    private static string Noise(int length)
    {
        var random = new Random(7);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(' ', '~')));
    }

    private static byte[] Packed(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
            packer.Write(body);
        return packed.ToArray();
    }
}
