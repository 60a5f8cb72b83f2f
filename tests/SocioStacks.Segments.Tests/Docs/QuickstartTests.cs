using System.Diagnostics;
using SocioStacks.Segments.Tests.Php;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>The sample as people run it: a process of its own, configured by its environment.</summary>
public sealed class QuickstartTests
{
    [Fact]
    public async Task Without_a_key_it_runs_on_a_service_in_memory_and_reports_it()
    {
        var (exitCode, output) = await RunAsync();

        Assert.Equal(0, exitCode);
        Assert.StartsWith("SOCIOSTACKS_API_KEY is not set, so this runs on an in-memory service", output, StringComparison.Ordinal);
        AssertAllSteps(output);
    }

    [Fact]
    public async Task With_a_key_and_an_address_it_does_all_its_steps_on_a_server_in_PHP()
    {
        Assert.SkipUnless(PhpServer.HasSqlite, PhpServer.MissingSqlite);
        var folder = Directory.CreateTempSubdirectory("quickstart-");
        await using (var php = await PhpServer.StartAsync("segments.php", new Dictionary<string, string> { ["SEGMENTS_DB"] = Path.Combine(folder.FullName, "segments.db") }))
        {
            var (exitCode, output) = await RunAsync("key", php.Address);

            Assert.Equal(0, exitCode);
            AssertAllSteps(output);
            using var client = SegmentsClient.Create(new SegmentsClientOptions { ApiKey = "key", BaseAddress = php.Address });
            Assert.Empty((await client.GetPageAsync()).Segments);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task When_it_fails_half_way_it_deletes_what_it_had_created_and_nothing_else()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/api/segments/").UsingGet()).RespondWith(Response.Create().WithBody("""{"data":[{"id":1,"name":"Not ours"}],"meta":{"total_pages":1}}"""));
        server.Given(Request.Create().WithPath("/api/segments").UsingPost()).InScenario("create").WillSetStateTo("one").RespondWith(Response.Create().WithBody("""{"data":{"id":71}}"""));
        server.Given(Request.Create().WithPath("/api/segments").UsingPost()).InScenario("create").WhenStateIs("one").RespondWith(Response.Create().WithStatusCode(401).WithBody("""{"errors":[{"title":"Your plan allows no more segments","status":401}]}"""));
        server.Given(Request.Create().WithPath("/api/segments/71").UsingDelete()).RespondWith(Response.Create().WithStatusCode(200));

        var (exitCode, output) = await RunAsync("key", new Uri(server.Url + "/"));

        Assert.Equal(1, exitCode);
        Assert.Contains("Your plan allows no more segments", output, StringComparison.Ordinal);
        var deleted = server.LogEntries.Where(entry => entry.RequestMessage!.Method == "DELETE").Select(entry => entry.RequestMessage!.Path);
        Assert.Equal(["/api/segments/71"], deleted);
    }

    private static void AssertAllSteps(string output)
    {
        foreach (var step in (string[])["Existing segments:", "of type bulk", "of type custom", "of type filter", "has the contacts 1, 2, 3", "renamed\", and it still has 3 contacts", "As expected: Getting segment"])
            Assert.Contains(step, output, StringComparison.Ordinal);
        Assert.Equal(3, output.Split("Deleted segment").Length - 1);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string? apiKey = null, Uri? address = null)
    {
        // bin/<configuration>/<framework>: the sample was built with the configuration of this test.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { RepositoryRoot.File("samples", "Quickstart", "bin", configuration, "net10.0", "Quickstart.dll") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SOCIOSTACKS_API_KEY"] = apiKey;
        start.Environment["SOCIOSTACKS_BASE_ADDRESS"] = address?.ToString();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
