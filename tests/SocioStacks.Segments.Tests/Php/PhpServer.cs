using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>PHP's own web server on a free port of this machine, in front of one of our scripts.</summary>
public sealed partial class PhpServer : IAsyncDisposable
{
    public const string Missing = "php is not installed: install php-cli to run this suite";
    public const string MissingSqlite = "php has no sqlite3: install php-sqlite3 to run this suite";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly string? Php = Find();
    private static readonly Lazy<bool> Sqlite = new(LooksForSqlite);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PhpServer(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.Exited += (_, _) => _started.TrySetException(new InvalidOperationException("php ended: " + Log));
    }

    public static bool IsAvailable => Php is not null;

    public static bool HasSqlite => IsAvailable && Sqlite.Value;

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    private string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Starts the server and returns when it listens.</summary>
    /// <param name="script">The file name of a script in tests/php.</param>
    /// <param name="environment">The environment variables of the script.</param>
    /// <param name="workers">The number of processes that respond.</param>
    /// <param name="settings">Settings other than PHP's defaults, for example <c>post_max_size=1M</c>.</param>
    public static async Task<PhpServer> StartAsync(string script, IReadOnlyDictionary<string, string> environment, int workers = 1, IReadOnlyList<string>? settings = null)
    {
        var start = new ProcessStartInfo(Php ?? throw new InvalidOperationException(Missing))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };

        // PHP's defaults, whatever the php.ini of this machine contains. Port 0: the system chooses, so that none is taken.
        foreach (var setting in (string[])["display_errors=0", "post_max_size=8M", "max_input_vars=1000", "max_multipart_body_parts=-1", "file_uploads=1", .. settings ?? []])
        {
            start.ArgumentList.Add("-d");
            start.ArgumentList.Add(setting);
        }

        foreach (var argument in (string[])["-q", "-S", "127.0.0.1:0", Path.Combine(AppContext.BaseDirectory, "php", script)])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment.Remove("PHP_CLI_SERVER_WORKERS");
        if (workers > 1)
            start.Environment["PHP_CLI_SERVER_WORKERS"] = workers.ToString(CultureInfo.InvariantCulture);

        var server = new PhpServer(start);
        try
        {
            server._process.Start();
            server._process.BeginErrorReadLine();
            server._process.BeginOutputReadLine();
            server.Address = await server._started.Task.WaitAsync(StartLimit);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Its workers too, which would live on.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It never started, or has ended already.
        }

        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.AppendLine(line);
        if (Announcement().Match(line) is { Success: true } match)
            _started.TrySetResult(new Uri(match.Groups["address"].Value + "/"));
    }

    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "php.exe" : "php";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, name))
            .FirstOrDefault(File.Exists);
    }

    private static bool LooksForSqlite()
    {
        using var process = Process.Start(new ProcessStartInfo(Php!) { ArgumentList = { "-r", "exit(extension_loaded('sqlite3') ? 0 : 1);" } })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    [GeneratedRegex(@"Development Server \((?<address>http://127\.0\.0\.1:[0-9]+)\) started", RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();
}
