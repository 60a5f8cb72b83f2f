namespace SocioStacks.Segments.Tests.Docs;

/// <summary>What a project created by <c>dotnet new</c> has before its reader pastes anything.</summary>
/// <param name="Name">The name of the template.</param>
/// <param name="ImplicitUsings">The namespaces that its files need not name.</param>
/// <param name="Frameworks">The shared frameworks that it refers to.</param>
/// <param name="Packages">The packages that it refers to, by the prefix of their assemblies.</param>
internal sealed record ProjectTemplate(string Name, IReadOnlyList<string> ImplicitUsings, IReadOnlyList<string> Frameworks, IReadOnlyList<string> Packages)
{
    private const string NetCore = "Microsoft.NETCore.App";

    private static readonly string[] Sdk =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    public static readonly ProjectTemplate Console = new("console", Sdk, [NetCore], []);

    public static readonly ProjectTemplate Web = new(
        "web",
        [
            .. Sdk, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
            "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        ],
        [NetCore, "Microsoft.AspNetCore.App"],
        []);

    public static readonly ProjectTemplate Xunit = new("xunit", [.. Sdk, "Xunit"], [NetCore], ["xunit"]);

    public static ProjectTemplate Named(string name) =>
        ((ProjectTemplate[])[Console, Web, Xunit]).SingleOrDefault(template => template.Name == name)
        ?? throw new ArgumentException($"A page names a {name} project, of which the tests of the documentation know nothing.", nameof(name));
}
