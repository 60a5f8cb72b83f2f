using System.Diagnostics.CodeAnalysis;

namespace SocioStacks.Segments;

/// <summary>What a key has to be so that it can stand in a header.</summary>
internal static class ApiKeyFormat
{
    /// <summary>What is wrong with a key, or <see langword="null"/> if nothing is. Never the key itself.</summary>
    public static string? FaultOf([NotNull] string? key)
    {
        key ??= "";
        if (string.IsNullOrWhiteSpace(key))
            return "is empty";
        if (key.AsSpan().ContainsAnyInRange('\0', '\x1f') || key.Contains('\x7f'))
            return "has a line end or another control character in it";
        return key.AsSpan().ContainsAnyExceptInRange('!', '~') ? "has a space or a character outside of ASCII in it" : null;
    }
}
