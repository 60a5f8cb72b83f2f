namespace SocioStacks.Segments.Responses;

/// <summary>The value of a success that returns nothing.</summary>
internal readonly record struct NoValue;
