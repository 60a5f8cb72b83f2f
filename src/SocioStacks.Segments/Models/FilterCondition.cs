using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments;

/// <summary>
/// The comparison between a custom parameter of a contact and the value of a filter, backed by the name that the service uses.
/// Conditions that the service adds later are kept when they are read.
/// </summary>
/// <remarks>
/// The service silently treats an unknown condition as <see cref="Exact"/>. Use the members of this type rather than custom
/// values.
/// </remarks>
/// <param name="Value">The name on the wire, such as <c>not_contains</c>.</param>
[JsonConverter(typeof(StringBackedJsonConverter))]
[TypeConverter(typeof(StringBackedTypeConverter))]
public readonly record struct FilterCondition(string Value)
{
    // Null for the empty name as well, so that it equals the default value.
    private readonly string? _value = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>The parameter equals the value.</summary>
    public static FilterCondition Exact { get; } = new("exact");

    /// <summary>The parameter does not equal the value.</summary>
    public static FilterCondition NotExact { get; } = new("not_exact");

    /// <summary>The parameter contains the value.</summary>
    public static FilterCondition Contains { get; } = new("contains");

    /// <summary>The parameter does not contain the value.</summary>
    public static FilterCondition NotContains { get; } = new("not_contains");

    /// <summary>The parameter starts with the value.</summary>
    public static FilterCondition StartsWith { get; } = new("starts_with");

    /// <summary>The parameter does not start with the value.</summary>
    public static FilterCondition NotStartsWith { get; } = new("not_starts_with");

    /// <summary>The parameter ends with the value.</summary>
    public static FilterCondition EndsWith { get; } = new("ends_with");

    /// <summary>The parameter does not end with the value.</summary>
    public static FilterCondition NotEndsWith { get; } = new("not_ends_with");

    /// <summary>The parameter is a number greater than the value, which must be a number.</summary>
    public static FilterCondition BiggerThan { get; } = new("bigger_than");

    /// <summary>The parameter is a number less than the value, which must be a number.</summary>
    public static FilterCondition LowerThan { get; } = new("lower_than");

    /// <summary>The name on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
