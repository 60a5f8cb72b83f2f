namespace SocioStacks.Segments.Tests.Faults;

/// <summary>docs/reliability.md has the table of faults as it is tested. With UPDATE_DOCS=1 the test writes it there.</summary>
public sealed class ReliabilityPageTests
{
    [Fact]
    public void The_page_has_the_table_of_faults()
    {
        var part = new MarkedPart("reliability.md", "<!-- faults -->", "<!-- /faults -->");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            part.Write(Table());

        Assert.Equal(Table(), part.Read());
    }

    private static string Table() =>
        "| fault | list | get | create | update | delete |\n|---|---|---|---|---|---|\n"
        + string.Concat(FaultTable.All.Select(fault => $"| {fault.Name} | {fault.Lists} | {fault.Get} | {fault.Create} | {fault.Update} | {fault.Delete} |\n"));
}
