using System.Diagnostics;
using System.Globalization;

namespace SocioStacks.Segments.Benchmarks.Service;

/// <summary>The process in which <see cref="LoopbackService"/> runs.</summary>
internal sealed class LoopbackProcess : IDisposable
{
    private readonly Process _process;

    private LoopbackProcess(Process process, int port)
    {
        _process = process;
        Address = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri;
    }

    public Uri Address { get; }

    public static LoopbackProcess Start()
    {
        var start = OwnProgram.With(LoopbackService.Command);
        start.RedirectStandardInput = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The service did not start.");
        return new(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill();
        _process.Dispose();
    }
}
