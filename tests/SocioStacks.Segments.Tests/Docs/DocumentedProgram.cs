using System.Text;
using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>
/// A program that a page shows. Its first block names the file and the project, as in
/// "// Program.cs of a web project with OpenTelemetry.Extensions.Hosting"; the C# blocks after it, up to the next that
/// begins so, continue it. A text block after one of them is what it prints.
/// </summary>
/// <param name="Page">The page.</param>
/// <param name="Line">The line of the page at which it begins.</param>
/// <param name="Template">The project that it belongs into.</param>
/// <param name="Packages">The packages that it needs beside ours.</param>
/// <param name="Code">The code, with the lines of the page.</param>
/// <param name="Output">What it prints, in the words of the page.</param>
public sealed partial record DocumentedProgram(string Page, int Line, string Template, IReadOnlyList<string> Packages, string Code, string Output)
{
    public static TheoryData<DocumentedProgram> All(params string[] templates) =>
        new(DocsPages.All.SelectMany(In).Where(program => templates.Length == 0 || templates.Contains(program.Template)));

    public static IEnumerable<DocumentedProgram> In(string page)
    {
        DocumentedProgram? program = null;
        foreach (var block in CodeBlock.In(page))
        {
            switch (block.Language)
            {
                case "csharp" when Head().Match(block.Text) is { Success: true } head:
                    if (program is not null)
                        yield return program;
                    program = new(page, block.Line, head.Groups["template"].Value, [.. head.Groups["package"].Captures.Select(package => package.Value)], Placed(block), "");
                    break;

                // Without a program to continue, it has to be one itself.
                case "csharp":
                    program = program is null
                        ? new(page, block.Line, ProjectTemplate.Console.Name, [], Placed(block), "")
                        : program with { Code = program.Code + Placed(block) };
                    break;
                case "text" when program is not null:
                    program = program with { Output = program.Output + block.Text + '\n' };
                    break;
            }
        }

        if (program is not null)
            yield return program;
    }

    /// <summary>The appsettings.json that its page shows, if there is one.</summary>
    public string? Settings() =>
        CodeBlock.In(Page).SingleOrDefault(block => block.Language == "json" && block.Text.Contains("\"SocioStacks\"", StringComparison.Ordinal))?.Text;

    public override string ToString() => $"{Page}:{Line}";

    private static string Placed(CodeBlock block) => new StringBuilder("#line ").Append(block.Line).Append(" \"").Append(block.Page).Append("\"\n").Append(block.Text).Append('\n').ToString();

    [GeneratedRegex(@"\A// \w+\.cs of an? (?<template>\w+) project(?: with (?<package>[\w.]+)(?:(?:,| and) (?<package>[\w.]+))*)?\n")]
    private static partial Regex Head();
}
