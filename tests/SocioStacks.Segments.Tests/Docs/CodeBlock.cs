using System.Text;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A C# block of a Markdown file.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Line">The line of its first statement.</param>
/// <param name="Code">The code.</param>
public sealed record CodeBlock(string File, int Line, string Code)
{
    /// <summary>What a reader of the docs is understood to have at hand.</summary>
    private const string Parameters =
        "Microsoft.Extensions.DependencyInjection.IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration configuration, "
        + "SocioStacks.Segments.ISegmentsClient client, System.Threading.CancellationToken cancellationToken";

    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "SocioStacks.Segments", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Configuration",
    ];

    public static IEnumerable<CodeBlock> In(string file)
    {
        var lines = System.IO.File.ReadAllLines(RepositoryRoot.File(file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "```csharp")
                continue;
            var first = ++i;
            while (lines[i].Trim() != "```")
                i++;
            yield return new CodeBlock(file, first + 1, string.Join('\n', lines[first..i]));
        }
    }

    /// <summary>The block as a file that can be compiled: statements in a method, types beside it.</summary>
    public string ToCompilationUnit()
    {
        var lines = Code.Split('\n');
        var usings = lines.Where(IsUsingDirective);
        var rest = string.Join('\n', lines.Where(line => !IsUsingDirective(line)));
        var unit = new StringBuilder();
        foreach (var name in ImplicitUsings)
            unit.Append("using ").Append(name).AppendLine(";");
        unit.AppendJoin('\n', usings).AppendLine();
        var isType = lines.Any(line => line.StartsWith("public ", StringComparison.Ordinal) || line.StartsWith("internal ", StringComparison.Ordinal));
        return unit.AppendLine(isType
            ? rest
            : $"internal static class Block {{ internal static async Task RunAsync({Parameters}) {{ await Task.CompletedTask;\n{rest}\n}} }}").ToString();
    }

    public override string ToString() => $"{File}:{Line}";

    private static bool IsUsingDirective(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal) && !line.Contains('(', StringComparison.Ordinal);
}
