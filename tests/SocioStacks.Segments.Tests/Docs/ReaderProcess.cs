using System.Diagnostics;

namespace SocioStacks.Segments.Tests.Docs;

/// <summary>A program of the documentation while it runs, in a process and a folder of its own; ended when it is disposed.</summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly string _folder;
    private readonly Process _process;
    private readonly Task<string> _errors;

    public ReaderProcess(string assembly, IReadOnlyDictionary<string, string> environment)
    {
        _folder = Path.GetDirectoryName(assembly)!;
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { assembly }, WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it printed, after an end without an error.</returns>
    public async Task<string> RunAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        Assert.True(_process.ExitCode == 0, await _errors);
        return output.ReplaceLineEndings("\n");
    }

    /// <summary>Waits until it prints a line that begins so.</summary>
    /// <returns>The rest of the line.</returns>
    public async Task<string> WaitForAsync(string beginning)
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit) is { } line)
        {
            if (line.TrimStart().StartsWith(beginning, StringComparison.Ordinal))
                return line.TrimStart()[beginning.Length..];
        }

        throw new InvalidOperationException($"It ended without a line that begins with '{beginning}'. {await _errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
