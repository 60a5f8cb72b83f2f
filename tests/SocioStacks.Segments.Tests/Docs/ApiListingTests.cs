using System.Reflection;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A change of the public API is read in a review as a change of a page.</summary>
public sealed class ApiListingTests
{
    private static readonly Assembly[] Assemblies = [typeof(ISegmentsClient).Assembly, typeof(InMemorySegmentsService).Assembly];

    public static TheoryData<string> Packages() => new(Assemblies.Select(assembly => assembly.GetName().Name!));

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_page_lists_what_is_public(string package)
    {
        var assembly = Assemblies.Single(assembly => assembly.GetName().Name == package);
        var page = ApiListing.Write(assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(ApiListing.PathOf(assembly))!);
            File.WriteAllText(ApiListing.PathOf(assembly), page);
        }

        Assert.Equal(page, File.ReadAllText(ApiListing.PathOf(assembly)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("    Task<long> CreateAsync(string name, SegmentDefinition? definition = null, CancellationToken cancellationToken = default);")]
    [InlineData("    Task<SegmentPage> GetPageAsync(int page = 1, ResultsPerPage resultsPerPage = ResultsPerPage.TwentyFive, CancellationToken cancellationToken = default);")]
    [InlineData("public readonly record struct SegmentType")]
    [InlineData("public sealed class FilterSegmentDefinition : SegmentDefinition")]
    [InlineData("    public required long Id { get; init; }")]
    [InlineData("    OneHundred = 100,")]
    [InlineData("    public static IHttpClientBuilder AddSegmentsClient(this IServiceCollection services, IConfiguration configuration);")]
    public void A_declaration_reads_as_in_C_sharp(string line) => Assert.Contains(line, ApiListing.Write(typeof(ISegmentsClient).Assembly).Split('\n'));
}
