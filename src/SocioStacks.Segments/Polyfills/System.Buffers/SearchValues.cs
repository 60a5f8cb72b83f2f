namespace System.Buffers;

/// <summary>A set of ASCII characters.</summary>
internal sealed class SearchValues<T>(string values)
{
    private readonly bool[] _isIn = [.. Enumerable.Range(0, 128).Select(c => values.IndexOf((char)c) >= 0)];

    public bool Contains(char c) => c < 128 && _isIn[c];
}

internal static class SearchValues
{
    public static SearchValues<char> Create(string values) => new(values);

    public static bool ContainsAnyExcept(this ReadOnlySpan<char> text, SearchValues<char> values)
    {
        foreach (var c in text)
        {
            if (!values.Contains(c))
                return true;
        }

        return false;
    }
}
