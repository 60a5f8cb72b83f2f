using System.Runtime.CompilerServices;

namespace SocioStacks.Segments;

internal static class TaskExtensions
{
    extension(Task)
    {
        public static Task Delay(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken) => time.Delay(delay, cancellationToken);
    }

    public static ConfiguredTaskAwaitable ConfigureAwait(this Task task, ConfigureAwaitOptions options)
    {
        _ = options;
        return task
            .ContinueWith(static ended => { _ = ended.Exception; }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .ConfigureAwait(false);
    }
}
