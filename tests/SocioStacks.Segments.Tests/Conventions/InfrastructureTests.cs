using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>What is shared by the tests is shared indeed, and a test is found by the name of its file.</summary>
public sealed partial class InfrastructureTests
{
    private const int MostLines = 400;

    private static readonly string Root = RepositoryRoot.File("tests");

    private static readonly string Shared = Path.Combine(Root, "SocioStacks.Segments.Tests", "Infrastructure");

    private static readonly IReadOnlyDictionary<string, string> Code = Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
        .ToDictionary(file => file, file => Comment().Replace(File.ReadAllText(file), ""));

    public static TheoryData<string> SharedTypes => [.. Code.Keys.Where(file => Path.GetDirectoryName(file) == Shared).Select(TypeOf).Order(StringComparer.Ordinal)];

    /// <summary>A helper of one test class stands beside it, or within it.</summary>
    [Theory, MemberData(nameof(SharedTypes))]
    public void A_shared_helper_is_used_by_two_test_classes(string type) => Assert.True(TestClassesWith(type).Count >= 2, $"{type} is used by {string.Join(", ", TestClassesWith(type))} only.");

    [Fact]
    public void No_test_file_has_more_than_400_lines() =>
        Assert.DoesNotContain(Code.Keys, file => File.ReadLines(file).Count() > MostLines);

    /// <summary>The search itself: a helper of one class is seen as such, and one that only another helper uses is followed.</summary>
    [Fact]
    public void The_users_of_a_helper_are_found()
    {
        Assert.Superset(new HashSet<string> { "DocCommentTests", "SurfaceTests" }, TestClassesWith("Surface"));
        Assert.Equal(["ThrowingTests"], TestClassesWith("LateLimiter"));
        Assert.Superset(new HashSet<string> { "FormBytesTests", "BulkTests" }, TestClassesWith("ImmediateTimeProvider"));
    }

    /// <summary>The test classes that name a type, or that name a helper that leads to it.</summary>
    private static HashSet<string> TestClassesWith(string type)
    {
        var found = new HashSet<string>();
        var seen = new HashSet<string> { type };
        var next = new Queue<string>([type]);
        while (next.TryDequeue(out var helper))
        {
            var name = new Regex($@"\b{helper}\b");
            foreach (var (file, code) in Code)
            {
                // This class names helpers, and uses none.
                if (!name.IsMatch(code) || TypeOf(file) == nameof(InfrastructureTests))
                    continue;
                if (TypeOf(file).EndsWith("Tests", StringComparison.Ordinal))
                    found.Add(TypeOf(file));
                else if (seen.Add(TypeOf(file)))
                    next.Enqueue(TypeOf(file));
            }
        }

        return found;
    }

    private static string TypeOf(string file) => Path.GetFileNameWithoutExtension(file);

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();
}
