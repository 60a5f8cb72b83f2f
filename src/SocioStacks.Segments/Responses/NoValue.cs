namespace SocioStacks.Segments.Responses;

/// <summary>What a success gives that has nothing to tell.</summary>
internal readonly record struct NoValue;
