using System.Globalization;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>The client of this repository.</summary>
internal sealed class OwnClient(ISegmentsClient client) : IPeer
{
    /// <summary>The other clients have no limit; a million numbers are 13 MB.</summary>
    public const long MaxFormBytes = 64 * 1024 * 1024;

    public OwnClient(Uri address, HttpMessageHandler handler)
        : this(SegmentsClient.Create(new SegmentsClientOptions { ApiKey = DtoPeer.Key, BaseAddress = address, MaxFormBytes = MaxFormBytes }, handler))
    {
    }

    public Task GetAsync() => client.GetAsync(1);

    public Task GetPageAsync() => client.GetPageAsync(1, ResultsPerPage.OneThousand);

    public Task CreateAsync(string[] numbers) => client.CreateAsync(DtoPeer.Name, SegmentDefinition.Bulk(numbers));

    /// <summary>The same from a sequence that is not a collection.</summary>
    public Task CreateFromIteratorAsync(string[] numbers) => client.CreateAsync(DtoPeer.Name, SegmentDefinition.Bulk(numbers.Where(number => number.Length > 0)));

    public Task<int> EnumerateAsync(int pageSize) => EnumerateAsync(new SegmentListOptions { ResultsPerPage = (ResultsPerPage)pageSize });

    public async Task<int> EnumerateAsync(SegmentListOptions options)
    {
        var count = 0;
        await foreach (var segment in client.ListAllAsync(options))
        {
            if (segment.Id > 0)
                count++;
        }

        return count;
    }

    public IAsyncEnumerable<SegmentPage> Pages(SegmentListOptions options) => client.ListPagesAsync(options);

    public string Describe(Task task) => task switch
    {
        Task<Segment> get => Text(get.Result),
        Task<SegmentPage> page => $"{page.Result.TotalPages} {page.Result.TotalResults} {string.Join(';', page.Result.Segments.Select(Text))}",
        Task<long> create => create.Result.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(),
    };

    public void Dispose() => (client as IDisposable)?.Dispose();

    private static string Text(Segment segment) => string.Create(CultureInfo.InvariantCulture,
        $"{segment.Id} {segment.UserId} {segment.Name} {segment.Type} {segment.TotalContacts} {segment.CreatedAt:O} {segment.LastUpdatedAt:O} {string.Join(',', segment.Settings.ContactIds)}");
}
