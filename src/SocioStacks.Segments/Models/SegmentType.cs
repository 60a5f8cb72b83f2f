using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments;

/// <summary>
/// The kind of a segment: what decides who belongs to it. Backed by the service's own word, so that a kind which the
/// service adds later is kept as it is and is not an error.
/// </summary>
/// <param name="Value">The word on the wire, lower case: <c>bulk</c>, <c>custom</c> or <c>filter</c>.</param>
[JsonConverter(typeof(StringBackedJsonConverter))]
[TypeConverter(typeof(StringBackedTypeConverter))]
public readonly record struct SegmentType(string Value)
{
    // Null for the empty word as well, so that it equals the default.
    private readonly string? _value = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>A fixed list of phone numbers.</summary>
    public static SegmentType Bulk { get; } = new("bulk");

    /// <summary>A fixed list of contact ids.</summary>
    public static SegmentType Custom { get; } = new("custom");

    /// <summary>Every contact that matches a set of filters when a message is sent.</summary>
    public static SegmentType Filter { get; } = new("filter");

    /// <summary>The word on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
