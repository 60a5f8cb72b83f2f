namespace SocioStacks.Segments;

/// <summary>One condition of a filter segment on a custom parameter of its contacts.</summary>
/// <param name="Key">The name of the custom parameter, at most 64 characters.</param>
/// <param name="Condition">How the parameter is compared with <paramref name="Value"/>.</param>
/// <param name="Value">What the parameter is compared with, at most 512 characters.</param>
public sealed record SegmentFilter(string Key, FilterCondition Condition, string Value)
{
    /// <summary>Gives the key and the condition, but not the value, which may be a phone number.</summary>
    public override string ToString() => $"{nameof(SegmentFilter)} {{ {Key} {Condition} … }}";
}
