namespace SocioStacks.Segments.Operations;

internal enum Operation
{
    List,
    Get,
    Create,
    Update,
    Delete,
}
