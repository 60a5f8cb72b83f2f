using System.Diagnostics.CodeAnalysis;

namespace SocioStacks.Segments;

/// <summary>Checks that a key can be sent in a header.</summary>
internal static class ApiKeyFormat
{
    /// <summary>Returns what is wrong with a key, or <see langword="null"/> if it is valid. Never contains the key itself.</summary>
    public static string? FaultOf([NotNull] string? key)
    {
        key ??= "";
        if (string.IsNullOrWhiteSpace(key))
            return "is empty";
        if (key.AsSpan().ContainsAnyInRange('\0', '\x1f') || key.Contains('\x7f'))
            return "contains a line break or another control character";
        return key.AsSpan().ContainsAnyExceptInRange('!', '~') ? "contains a space or a non-ASCII character" : null;
    }
}
