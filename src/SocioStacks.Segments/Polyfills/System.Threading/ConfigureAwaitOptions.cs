namespace System.Threading.Tasks;

internal enum ConfigureAwaitOptions
{
    SuppressThrowing,
}
