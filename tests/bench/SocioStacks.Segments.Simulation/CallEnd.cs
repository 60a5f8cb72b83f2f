namespace SocioStacks.Segments.Simulation;

internal enum CallEnd
{
    Pending,
    Succeeded,
    Failed,
    Rejected,
    Cancelled,
}
