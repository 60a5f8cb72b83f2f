namespace SocioStacks.Segments.Wire;

/// <summary>The addresses of a list, of which only one matters.</summary>
internal sealed class ListLinks
{
    public bool HasNext { get; init; }
}
