namespace SocioStacks.Segments.Tests.Faults;

/// <summary>docs/reliability.md has the table of faults as it is tested. With UPDATE_DOCS=1 the test writes it there.</summary>
public sealed class ReliabilityPageTests
{
    private const string Open = "<!-- faults -->\n";
    private const string Close = "<!-- /faults -->";

    private static readonly string Path = RepositoryRoot.File("docs", "reliability.md");

    [Fact]
    public void The_page_has_the_table_of_faults()
    {
        var page = File.ReadAllText(Path).ReplaceLineEndings("\n");
        var from = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var to = page.IndexOf(Close, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(Path, page[..from] + Table() + page[to..]);
        else
            Assert.Equal(Table(), page[from..to]);
    }

    private static string Table() =>
        "| fault | list | get | create | update | delete |\n|---|---|---|---|---|---|\n"
        + string.Concat(FaultTable.All.Select(fault => $"| {fault.Name} | {fault.Lists} | {fault.Get} | {fault.Create} | {fault.Update} | {fault.Delete} |\n"));
}
