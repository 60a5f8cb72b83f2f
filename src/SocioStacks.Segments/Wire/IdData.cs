namespace SocioStacks.Segments.Wire;

/// <summary>The id in an <see cref="IdAnswer"/>.</summary>
internal sealed class IdData
{
    public long? Id { get; init; }
}
