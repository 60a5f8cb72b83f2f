using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments;

/// <summary>
/// How a filter compares a contact's custom parameter with its value. Backed by the service's own word, so that a
/// condition which the service adds later is kept as it is and is not an error.
/// </summary>
/// <remarks>
/// The deployed service silently treats a condition that it does not know as <see cref="Exact"/>: prefer the
/// members of this type to words of your own.
/// </remarks>
/// <param name="Value">The word on the wire, such as <c>not_contains</c>.</param>
[JsonConverter(typeof(StringBackedJsonConverter))]
[TypeConverter(typeof(StringBackedTypeConverter))]
public readonly record struct FilterCondition(string Value)
{
    // Null for the empty word as well, so that it equals the default.
    private readonly string? _value = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>The parameter equals the value.</summary>
    public static FilterCondition Exact { get; } = new("exact");

    /// <summary>The parameter does not equal the value.</summary>
    public static FilterCondition NotExact { get; } = new("not_exact");

    /// <summary>The parameter has the value somewhere in it.</summary>
    public static FilterCondition Contains { get; } = new("contains");

    /// <summary>The parameter has the value nowhere in it.</summary>
    public static FilterCondition NotContains { get; } = new("not_contains");

    /// <summary>The parameter begins with the value.</summary>
    public static FilterCondition StartsWith { get; } = new("starts_with");

    /// <summary>The parameter does not begin with the value.</summary>
    public static FilterCondition NotStartsWith { get; } = new("not_starts_with");

    /// <summary>The parameter ends with the value.</summary>
    public static FilterCondition EndsWith { get; } = new("ends_with");

    /// <summary>The parameter does not end with the value.</summary>
    public static FilterCondition NotEndsWith { get; } = new("not_ends_with");

    /// <summary>The parameter is a larger number than the value, which must be a number too.</summary>
    public static FilterCondition BiggerThan { get; } = new("bigger_than");

    /// <summary>The parameter is a smaller number than the value, which must be a number too.</summary>
    public static FilterCondition LowerThan { get; } = new("lower_than");

    /// <summary>The word on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
