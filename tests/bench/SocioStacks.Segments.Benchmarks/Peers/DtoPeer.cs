using System.Globalization;

namespace SocioStacks.Segments.Benchmarks.Peers;

/// <summary>All peers but our own client: they read the same models, and a list with the same loop.</summary>
internal abstract class DtoPeer : IPeer
{
    public const string Key = "benchmark-key";
    public const string Name = "Benchmark";

    public abstract Task GetAsync();

    public Task GetPageAsync() => GetPageAsync(1, 1000);

    public abstract Task<long> CreateAsync(string[] numbers);

    Task IPeer.CreateAsync(string[] numbers) => CreateAsync(numbers);

    public async Task<int> EnumerateAsync(int pageSize)
    {
        var count = 0;
        var pages = 1;
        for (var page = 1; page <= pages; page++)
        {
            var result = await GetPageAsync(page, pageSize);
            pages = result.Meta.TotalPages;
            foreach (var segment in result.Data)
            {
                if (segment.Id > 0)
                    count++;
            }
        }

        return count;
    }

    public string Describe(Task task) => task switch
    {
        Task<SegmentDto> get => Text(get.Result),
        Task<DataDto<SegmentDto>> get => Text(get.Result.Data!),
        Task<PageDto> page => $"{page.Result.Meta.TotalPages} {page.Result.Meta.Total} {string.Join(';', page.Result.Data.Select(Text))}",
        Task<long> create => create.Result.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(),
    };

    public abstract void Dispose();

    protected abstract Task<PageDto> GetPageAsync(int page, int pageSize);

    private static string Text(SegmentDto segment) => string.Create(CultureInfo.InvariantCulture,
        $"{segment.Id} {segment.UserId} {segment.Name} {segment.Type} {segment.TotalContacts} {segment.Datetime:O} {segment.LastDatetime:O} {string.Join(',', segment.Settings!.ContactsIds!)}");
}
