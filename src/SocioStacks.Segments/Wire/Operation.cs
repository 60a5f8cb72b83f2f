namespace SocioStacks.Segments.Wire;

internal enum Operation
{
    List,
    Get,
    Create,
    Update,
    Delete,
}
