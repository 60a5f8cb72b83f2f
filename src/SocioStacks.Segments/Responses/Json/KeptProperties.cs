using System.Collections.ObjectModel;
using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>
/// The properties of an object that the model does not represent: unknown ones, and known ones whose value was not understood. If
/// a name is repeated, the last value is used.
/// </summary>
internal struct KeptProperties
{
    private Dictionary<string, JsonElement>? _byName;

    public readonly IReadOnlyDictionary<string, JsonElement> All => _byName is { Count: > 0 } ? _byName : ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Keeps the property at the current position.</summary>
    public void Add(ref Utf8JsonReader reader)
    {
        var name = JsonText.Read(ref reader);
        reader.Read();
        Add(name, ref reader);
    }

    /// <summary>Keeps the value at the current position unless it was understood, and therefore already read.</summary>
    public void AddUnless(bool isUnderstood, string name, ref Utf8JsonReader reader)
    {
        if (!isUnderstood)
            Add(name, ref reader);
        else
            _byName?.Remove(name);
    }

    private void Add(string name, ref Utf8JsonReader reader)
    {
        _byName ??= [];
        _byName[name] = JsonText.ReadElement(ref reader);
    }
}
