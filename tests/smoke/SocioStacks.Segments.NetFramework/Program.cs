using System.Reflection;
using SocioStacks.Segments.NetFramework;

// The build for .NET Framework over real sockets, on Mono where there is no Windows. Ends with 1 if a check fails.
var checks = new[] { typeof(CallChecks), typeof(FailureChecks) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToList();
var right = 0;
var wrong = 0;
foreach (var usesWebRequests in Transport.IsMono ? new[] { false, true } : [false])
{
    Transport.UsesWebRequests = usesWebRequests;
    Console.WriteLine(!Transport.IsMono ? "On .NET Framework:" : usesWebRequests ? "On Mono, by HttpWebRequest:" : "On Mono, by its sockets:");
    foreach (var check in checks)
    {
        if (await RunAsync(check))
            right++;
        else
            wrong++;
    }
}

Console.WriteLine($"net462: {right} checks are right, {wrong} wrong.");

// Not a return: a read that hangs would keep the process.
Environment.Exit(right > 0 && wrong == 0 ? 0 : 1);

static async Task<bool> RunAsync(MethodInfo check)
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
        Console.WriteLine($"  ok      {name}");
        return true;
    }
    catch (Exception e)
    {
        Console.WriteLine($"  FAILED  {name}{Environment.NewLine}{(e is TargetInvocationException ? e.InnerException : e)}");
        return false;
    }
}
