namespace SocioStacks.Segments.Testing;

/// <summary>
/// The fields of a form as PHP passes them to a program: <c>name[3]</c> and <c>name[]</c> create a list, and of two fields with the
/// same name the last one is used.
/// </summary>
internal sealed class PhpForm
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhpList> _lists = new(StringComparer.Ordinal);

    public PhpForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var field in fields)
            Add(FieldName.Parse(field.Key), field.Value);
    }

    /// <summary>Whether a field was sent, as a text or as a list.</summary>
    public bool Has(string name) => _texts.ContainsKey(name) || _lists.ContainsKey(name);

    /// <summary>The value of a field; <see langword="null"/> if it was not sent, or as a list.</summary>
    public string? Text(string name) => _texts.TryGetValue(name, out var text) ? text : null;

    /// <summary>The entries of a list; <see langword="null"/> if it was not sent, or as a single text.</summary>
    public PhpList? List(string name) => _lists.TryGetValue(name, out var list) ? list : null;

    private void Add(FieldName name, string value)
    {
        if (name.Name.Length == 0)
            return;
        if (name.Index is not { } index)
        {
            _lists.Remove(name.Name);
            _texts[name.Name] = value;
            return;
        }

        _texts.Remove(name.Name);
        if (!_lists.TryGetValue(name.Name, out var list))
            _lists[name.Name] = list = new PhpList();
        list.Set(index, name.IsNested ? null : value);
    }
}
