using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments;

/// <summary>
/// A continent that a filter can select, backed by the code of the service. Codes that the service adds later are kept when
/// they are read. Only the seven known codes can be sent: the service silently drops any other, and the filter would then
/// match no contact.
/// </summary>
/// <param name="Value">The code on the wire: two upper-case letters such as <c>EU</c>.</param>
[JsonConverter(typeof(StringBackedJsonConverter))]
[TypeConverter(typeof(StringBackedTypeConverter))]
public readonly record struct Continent(string Value)
{
    // Null for the empty code as well, so that it equals the default value.
    private readonly string? _value = string.IsNullOrEmpty(Value) ? null : Value;

    /// <summary>Africa, <c>AF</c>.</summary>
    public static Continent Africa { get; } = new("AF");

    /// <summary>Antarctica, <c>AN</c>.</summary>
    public static Continent Antarctica { get; } = new("AN");

    /// <summary>Asia, <c>AS</c>.</summary>
    public static Continent Asia { get; } = new("AS");

    /// <summary>Europe, <c>EU</c>.</summary>
    public static Continent Europe { get; } = new("EU");

    /// <summary>North America, <c>NA</c>.</summary>
    public static Continent NorthAmerica { get; } = new("NA");

    /// <summary>Oceania, <c>OC</c>.</summary>
    public static Continent Oceania { get; } = new("OC");

    /// <summary>South America, <c>SA</c>.</summary>
    public static Continent SouthAmerica { get; } = new("SA");

    /// <summary>The code on the wire; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? "";

    internal bool IsKnown => Value is "AF" or "AN" or "AS" or "EU" or "NA" or "OC" or "SA";

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
