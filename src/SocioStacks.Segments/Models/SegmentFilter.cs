namespace SocioStacks.Segments;

/// <summary>One condition of a filter segment, on a custom parameter of its contacts.</summary>
/// <param name="Key">The name of the custom parameter, at most 64 characters.</param>
/// <param name="Condition">The comparison of the parameter with <paramref name="Value"/>.</param>
/// <param name="Value">The value to compare with, at most 512 characters.</param>
public sealed record SegmentFilter(string Key, FilterCondition Condition, string Value)
{
    /// <summary>Returns the key and the condition, but not the value, which may be a phone number.</summary>
    public override string ToString() => $"{nameof(SegmentFilter)} {{ {Key} {Condition} … }}";
}
