using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>
/// The project into which a reader pastes a program: it has the template's implicit usings, our packages and those that
/// the program names, and nothing else.
/// </summary>
internal sealed class ReaderProject(DocumentedProgram program)
{
    private const string Build = "App";

    // As .NET 8 compiles it, so that its users can paste it too.
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12);

    /// <summary>What a test runner does: each fact once, each theory once for each row.</summary>
    private const string TestRunner = """
        internal static class TestRunner
        {
            private static async System.Threading.Tasks.Task Main()
            {
                var count = 0;
                foreach (var type in typeof(TestRunner).Assembly.GetTypes())
                {
                    foreach (var method in type.GetMethods())
                    {
                        if (!method.IsDefined(typeof(Xunit.FactAttribute), false))
                            continue;
                        foreach (var row in RowsOf(method))
                        {
                            if (method.Invoke(System.Activator.CreateInstance(type), row) is System.Threading.Tasks.Task task)
                                await task;
                            count++;
                        }
                    }
                }

                if (count == 0)
                    throw new System.InvalidOperationException("There is no test.");
            }

            private static System.Collections.Generic.IEnumerable<object?[]> RowsOf(System.Reflection.MethodInfo method)
            {
                if (!method.IsDefined(typeof(Xunit.TheoryAttribute), false))
                    yield return new object?[0];
                foreach (Xunit.InlineDataAttribute row in method.GetCustomAttributes(typeof(Xunit.InlineDataAttribute), false))
                    yield return row.Data;
            }
        }
        """;

    private readonly ProjectTemplate _template = ProjectTemplate.Named(program.Template);

    /// <summary>The output of the compiler, warnings included.</summary>
    public IEnumerable<string> Problems() => Problems(Compile());

    /// <summary>Builds it in a folder of its own and starts it there.</summary>
    public ReaderProcess Start(IReadOnlyDictionary<string, string>? environment = null)
    {
        var compilation = Compile();
        Assert.Empty(Problems(compilation));
        var folder = Directory.CreateTempSubdirectory("docs-").FullName;
        var assembly = Path.Combine(folder, Build + ".dll");
        Assert.True(compilation.Emit(assembly).Success);

        foreach (var reference in Packages())
            File.Copy(reference, Path.Combine(folder, Path.GetFileName(reference)));
        File.WriteAllText(Path.Combine(folder, Build + ".runtimeconfig.json"), JsonSerializer.Serialize(new
        {
            runtimeOptions = new { frameworks = _template.Frameworks.Select(name => new { name, version = SharedFrameworks.VersionOf(name).ToString() }) },
        }));
        if (program.Settings() is { } settings)
            File.WriteAllText(Path.Combine(folder, "appsettings.json"), settings);
        return new ReaderProcess(assembly, environment ?? new Dictionary<string, string>());
    }

    private CSharpCompilation Compile()
    {
        var usings = string.Concat(_template.ImplicitUsings.Select(name => $"global using global::{name};\n"));
        List<string> files = [usings, program.Code];
        if (_template == ProjectTemplate.Xunit)
            files.Add(TestRunner);

        return CSharpCompilation.Create(
            Build,
            files.Select(file => CSharpSyntaxTree.ParseText(file, Language)),
            References().Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<string> Problems(CSharpCompilation compilation) => compilation.GetDiagnostics()
        // CS1701 and CS1702: an older version of an assembly was referenced, which the SDK leaves out as well.
        .Where(problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id is not ("CS1701" or "CS1702"))
        .Select(problem => $"{problem.Location.GetMappedLineSpan()}: {problem.Id} {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");

    private IEnumerable<string> References()
    {
        var frameworks = _template.Frameworks.SelectMany(SharedFrameworks.ReferencesOf).ToList();
        var names = frameworks.Select(Path.GetFileName).ToHashSet();
        return frameworks.Concat(Packages().Where(path => !names.Contains(Path.GetFileName(path))));
    }

    /// <summary>The assemblies of our packages, as the sample got them, and of those that the program names, as this test did.</summary>
    private IEnumerable<string> Packages()
    {
        // bin/<configuration>/<framework>: the sample was built with the configuration of this test.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        var ours = Directory.GetFiles(RepositoryRoot.File("samples", "Quickstart", "bin", configuration, "net10.0"), "*.dll").Where(path => Path.GetFileName(path) != "Quickstart.dll");
        var named = from package in _template.Packages.Concat(program.Packages)
                    from path in Directory.GetFiles(AppContext.BaseDirectory, package.Split('.')[0] + ".*.dll").Append(Path.Combine(AppContext.BaseDirectory, package.Split('.')[0] + ".dll"))
                    where File.Exists(path)
                    select path;
        return ours.Concat(named).DistinctBy(Path.GetFileName);
    }
}
