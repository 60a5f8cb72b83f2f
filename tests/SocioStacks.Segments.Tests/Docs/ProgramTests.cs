using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>The programs of the README and of docs, as a reader pastes them into a new project.</summary>
public sealed class ProgramTests
{
    public static TheoryData<DocumentedProgram> Programs() => DocumentedProgram.All();

    public static TheoryData<DocumentedProgram> ConsolePrograms() => DocumentedProgram.All(ProjectTemplate.Console.Name);

    public static TheoryData<DocumentedProgram> WebPrograms() => DocumentedProgram.All(ProjectTemplate.Web.Name);

    public static TheoryData<DocumentedProgram> UnitTests() => DocumentedProgram.All(ProjectTemplate.Xunit.Name);

    [Theory]
    [MemberData(nameof(Programs), DisableDiscoveryEnumeration = true)]
    public void Every_program_compiles_with_nothing_but_what_its_page_shows(DocumentedProgram program) =>
        Assert.Empty(new ReaderProject(program).Problems());

    [Theory]
    [MemberData(nameof(ConsolePrograms), DisableDiscoveryEnumeration = true)]
    public async Task Every_console_program_prints_what_its_page_shows(DocumentedProgram program)
    {
        await using var process = new ReaderProject(program).Start();

        Assert.Equal(program.Output, await process.RunAsync());
    }

    [Theory]
    [MemberData(nameof(UnitTests), DisableDiscoveryEnumeration = true)]
    public async Task Every_unit_test_passes(DocumentedProgram program)
    {
        await using var process = new ReaderProject(program).Start();

        Assert.Equal(program.Output, await process.RunAsync());
    }

    [Theory]
    [MemberData(nameof(WebPrograms), DisableDiscoveryEnumeration = true)]
    public async Task Every_web_program_starts(DocumentedProgram program)
    {
        await using var process = new ReaderProject(program).Start(Environment(program));

        Assert.StartsWith("http://127.0.0.1:", await process.WaitForAsync("Now listening on: "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_web_program_of_the_README_returns_the_name_of_a_segment()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/api/segments/7").UsingGet().WithHeader("Authorization", "Bearer replace-with-your-key"))
            .RespondWith(Response.Create().WithBody("""{"data":{"id":7,"name":"Newsletter"}}"""));
        var program = DocumentedProgram.In("README.md").Single(program => program.Template == ProjectTemplate.Web.Name);
        var environment = Environment(program);
        environment["SocioStacks__Segments__BaseAddress"] = server.Url + "/";
        await using var process = new ReaderProject(program).Start(environment);
        using var http = new HttpClient { BaseAddress = new Uri(await process.WaitForAsync("Now listening on: ")) };

        Assert.Equal("Newsletter", await http.GetStringAsync(new Uri("segments/7", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    /// <summary>Port 0: the system chooses. The key that a page without settings leaves to the environment.</summary>
    private static Dictionary<string, string> Environment(DocumentedProgram program)
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        if (program.Settings() is null)
            environment["SocioStacks__Segments__ApiKey"] = "from-the-environment";
        return environment;
    }
}
