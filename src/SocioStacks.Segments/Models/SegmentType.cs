using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments;

/// <summary>
/// The type of a segment, which determines how its members are selected. It is backed by the name that the service uses; types
/// that the service adds later are kept when they are read.
/// </summary>
/// <param name="Value">The name on the wire, in lower case: <c>bulk</c>, <c>custom</c> or <c>filter</c>.</param>
[JsonConverter(typeof(StringBackedJsonConverter))]
[TypeConverter(typeof(StringBackedTypeConverter))]
public readonly record struct SegmentType(string Value)
{
    // Null for the empty name as well, so that it equals the default value.
    private readonly string? _value = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>A fixed list of phone numbers.</summary>
    public static SegmentType Bulk { get; } = new("bulk");

    /// <summary>A fixed list of contact ids.</summary>
    public static SegmentType Custom { get; } = new("custom");

    /// <summary>All contacts that match a set of filters when a message is sent.</summary>
    public static SegmentType Filter { get; } = new("filter");

    /// <summary>The name on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
