using System.Text.Json;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>What the users of a package get along with it on one framework, as the last restore has resolved it.</summary>
/// <param name="Framework">The framework, for example <c>net8.0</c>.</param>
/// <param name="Direct">The names of the packages that the project itself names.</param>
/// <param name="Nodes">All packages, by name.</param>
internal sealed record DependencyGraph(string Framework, IReadOnlySet<string> Direct, IReadOnlyDictionary<string, DependencyGraph.Node> Nodes)
{
    public static IReadOnlyList<DependencyGraph> Of(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.File("src", project, "obj", "project.assets.json")));
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return
        [
            .. root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
                .Select(framework => Of(root, project, framework, folders))
                .OrderByDescending(graph => graph.Framework.Contains('.', StringComparison.Ordinal))
                .ThenByDescending(graph => graph.Framework.Length)
                .ThenByDescending(graph => graph.Framework, StringComparer.Ordinal),
        ];
    }

    private static DependencyGraph Of(JsonElement root, string project, JsonProperty framework, List<string> folders)
    {
        var target = root.GetProperty("targets").EnumerateObject().Single(target => target.Name == framework.Name || target.Name == LongNameOf(framework.Name)).Value;
        var libraries = target.EnumerateObject().ToDictionary(library => library.Name.Split('/')[0], StringComparer.OrdinalIgnoreCase);
        var direct = DirectOf(root, framework).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var nodes = new Dictionary<string, Node>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in direct)
            Visit(name, project);
        return new(framework.Name, direct, nodes);

        void Visit(string name, string neededBy)
        {
            // What the framework itself has is named, but not resolved.
            if (!libraries.TryGetValue(name, out var library))
                return;
            var isProject = library.Value.GetProperty("type").GetString() == "project";
            if (!nodes.TryGetValue(name, out var node))
            {
                node = new Node(library.Name.Split('/')[0], isProject ? null : library.Name.Split('/')[1], isProject ? 0 : SizeOf(root, library, folders), new SortedSet<string>(StringComparer.Ordinal));
                nodes.Add(name, node);
                if (library.Value.TryGetProperty("dependencies", out var dependencies))
                {
                    foreach (var dependency in dependencies.EnumerateObject())
                        Visit(dependency.Name, node.Name);
                }
            }

            node.NeededBy.Add(neededBy);
        }
    }

    private static IEnumerable<string> DirectOf(JsonElement root, JsonProperty framework)
    {
        if (framework.Value.TryGetProperty("dependencies", out var dependencies))
        {
            // Analyzers and the like stay with us.
            foreach (var dependency in dependencies.EnumerateObject().Where(dependency => !(dependency.Value.TryGetProperty("suppressParent", out var suppress) && suppress.GetString() == "All")))
                yield return dependency.Name;
        }

        var restored = root.GetProperty("project").GetProperty("restore").GetProperty("frameworks").GetProperty(framework.Name);
        if (restored.TryGetProperty("projectReferences", out var projects))
        {
            foreach (var reference in projects.EnumerateObject())
                yield return Path.GetFileNameWithoutExtension(reference.Name.Replace('\\', '/'));
        }
    }

    /// <summary>What is deployed of a package: its assemblies.</summary>
    private static long SizeOf(JsonElement root, JsonProperty library, List<string> folders)
    {
        if (!library.Value.TryGetProperty("runtime", out var files))
            return 0;
        var path = root.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
        return files.EnumerateObject().Where(file => file.Name.EndsWith(".dll", StringComparison.Ordinal))
            .Sum(file => new FileInfo(folders.Select(folder => Path.Combine(folder, path, file.Name)).First(File.Exists)).Length);
    }

    private static string LongNameOf(string framework) =>
        framework.StartsWith("net4", StringComparison.Ordinal) ? $".NETFramework,Version=v{string.Join('.', framework[3..].ToCharArray())}" : framework;

    /// <summary>One package of the graph.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Version">The version that is resolved; <see langword="null"/> for a project of this repository.</param>
    /// <param name="Bytes">The size of its assemblies.</param>
    /// <param name="NeededBy">The packages that name it.</param>
    public sealed record Node(string Name, string? Version, long Bytes, SortedSet<string> NeededBy);
}
