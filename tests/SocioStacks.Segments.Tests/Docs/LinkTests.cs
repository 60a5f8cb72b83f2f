using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Docs;

public sealed partial class LinkTests
{
    public static TheoryData<string, string> Links() => new(
        from page in DocsPages.All
        from link in Link().Matches(File.ReadAllText(RepositoryRoot.File(page))).Select(match => match.Groups[1].Value)
        where !link.Contains("://", StringComparison.Ordinal)
        select (page, link));

    [Theory]
    [MemberData(nameof(Links), DisableDiscoveryEnumeration = true)]
    public void Every_link_of_the_documentation_leads_to_a_file_and_a_heading_that_are_there(string page, string link)
    {
        var parts = link.Split('#');
        var from = RepositoryRoot.File(page);
        var to = parts[0].Length == 0 ? from : Path.Combine(Path.GetDirectoryName(from)!, parts[0]);

        Assert.True(File.Exists(to) || Directory.Exists(to), $"{page} links to {link}, which is not there.");
        if (parts.Length > 1)
            Assert.Contains(parts[1], File.ReadLines(to).Where(line => line.StartsWith('#')).Select(AnchorOf));
    }

    private static string AnchorOf(string heading) =>
        NotInAnchor().Replace(heading.TrimStart('#').Trim(), "").Replace(' ', '-').ToLowerInvariant();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
