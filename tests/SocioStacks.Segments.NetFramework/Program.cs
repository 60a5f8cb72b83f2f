using System.Reflection;
using SocioStacks.Segments.NetFramework;

// The build for .NET Framework over real sockets, on Mono where there is no Windows. Ends with 1 if a check fails.
var checks = typeof(Checks).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
var failed = 0;
foreach (var check in checks)
{
    var name = check.Name.Replace('_', ' ');
    try
    {
        using var server = new LoopbackServer();
        var run = (Task)check.Invoke(null, [server]);

        // A check that hangs has failed as well.
        if (await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(60))) != run)
            throw new TimeoutException("It did not end.");
        await run;
        Console.WriteLine($"ok      {name}");
    }
    catch (Exception e)
    {
        failed++;
        Console.WriteLine($"FAILED  {name}{Environment.NewLine}{(e is TargetInvocationException ? e.InnerException : e)}");
    }
}

Console.WriteLine($"{typeof(object).Assembly.ImageRuntimeVersion} {(Type.GetType("Mono.Runtime") is null ? ".NET Framework" : "Mono")}: {checks.Length - failed} checks are right, {failed} wrong.");

// Not a return: a read that hangs would keep the process.
Environment.Exit(failed == 0 && checks.Length > 0 ? 0 : 1);
