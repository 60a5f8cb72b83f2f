namespace SocioStacks.Segments.Testing;

/// <summary>
/// The fields of a form as PHP hands them to a program: <c>name[3]</c> and <c>name[]</c> make a list, a name that comes
/// twice counts as it came last, and what comes after the thousandth field is lost.
/// </summary>
internal sealed class PhpForm
{
    /// <summary>PHP's default max_input_vars.</summary>
    private const int MaxFields = 1000;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhpList> _lists = new(StringComparer.Ordinal);

    public PhpForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var (name, value) in fields.Take(MaxFields))
            Add(FieldName.Parse(name), value);
    }

    /// <summary>The value of a field; <see langword="null"/> if it was not sent, or as a list.</summary>
    public string? Text(string name) => _texts.GetValueOrDefault(name);

    /// <summary>The entries of a list; <see langword="null"/> if it was not sent, or as a single text.</summary>
    public PhpList? List(string name) => _lists.GetValueOrDefault(name);

    private void Add(FieldName name, string value)
    {
        if (name.IsText)
        {
            _lists.Remove(name.Name);
            _texts[name.Name] = value;
            return;
        }

        _texts.Remove(name.Name);
        if (!_lists.TryGetValue(name.Name, out var list))
            _lists[name.Name] = list = new PhpList();

        // A list within a list is nothing that a field of the service can be.
        if (!name.IsNested)
            list.Set(name.Index, value);
    }
}
