using System.Diagnostics;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>This program, started once more for a part that needs a process of its own.</summary>
internal static class OwnProgram
{
    public static ProcessStartInfo With(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };

        // 'dotnet program.dll' or the program itself.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(OwnProgram).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Runs it to its end and returns its output.</summary>
    public static string Ask(string command, string argument) => Finish(With(command, argument));

    public static string Finish(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' failed: {output}");
    }
}
