using System.Diagnostics;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>This program, started once more for a part that needs a process of its own.</summary>
internal static class OwnProgram
{
    public static ProcessStartInfo With(string command, string? argument = null, bool redirectInput = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = redirectInput };

        // 'dotnet program.dll' or the program itself.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(OwnProgram).Assembly.Location);
        start.ArgumentList.Add(command);
        if (argument is not null)
            start.ArgumentList.Add(argument);
        return start;
    }
}
