using System.Net;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// The part of a redirect's target that a message may contain: scheme, host, port and path, with the key and phone numbers
/// redacted; never a user name, a query or a fragment. It is parsed as browsers do, because .NET treats some addresses as relative
/// that browsers follow to another host. An ambiguous target is not shown at all, and what is shown parses to itself.
/// </summary>
internal static class RedirectTarget
{
    private const string Hidden = "[hidden]";

    public static string Of(string location, string? apiKey)
    {
        // The key may contain characters that delimit an address, so it is redacted first. Addresses do not contain white space.
        var visible = string.Concat(location.Where(c => c is >= ' ' and not '\x7F')).Trim(' ');
        var text = Redaction.WithoutKey(visible, apiKey).Replace('\\', '/');
        var whole = text;
        text = text[..PlaceOfQuery(text)];

        var scheme = SchemeOf(text);
        var path = text[scheme.Length..].TrimStart('/');
        var slashes = text[scheme.Length..^path.Length];
        var server = "";
        if (scheme.Length > 0 || slashes.Length >= 2)
        {
            var end = path.IndexOf('/') is >= 0 and var slash ? slash : path.Length;
            var name = path[(path.LastIndexOf('@', Math.Max(0, end - 1)) + 1)..end];
            path = path[end..];
            if (!IsHttp(scheme) || ServerOf(name) is not { } shown)
                return Hidden;
            server = shown;
        }

        // A user name in a nonstandard form, or a password with a slash or a question mark.
        if (HasAt(path) || (path.Length == 0 && HasAt(whole[text.Length..])))
            return Hidden;
        var target = scheme + slashes + server + Redaction.ForMessage(path, apiKey);
        return target.Length > 0 ? target : Hidden;
    }

    /// <summary>Returns the scheme with its colon, or an empty span if there is none.</summary>
    private static string SchemeOf(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && text.IndexOf('/') is var slash && (slash < 0 || slash > colon) ? text[..(colon + 1)] : "";
    }

    private static bool IsHttp(string scheme) =>
        scheme.Length == 0 || scheme.Equals("http:", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https:", StringComparison.OrdinalIgnoreCase);

    private static bool HasAt(string text) => UnescapedText.LayersOf(text).Any(layer => layer.Text.Contains('@'));

    private static int PlaceOfQuery(string text) =>
        UnescapedText.LayersOf(text).Min(layer => layer.PlaceOf(layer.Text.IndexOfAny(['?', '#']) is >= 0 and var index ? index : layer.Text.Length));

    /// <summary>Returns the host, with phone numbers redacted, and the port, or null if it is neither a name nor an address.</summary>
    private static string? ServerOf(string text)
    {
        var colon = text.EndsWith(']') ? -1 : text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        var port = colon < 0 ? "" : text[colon..];
        if (port.Length > 6 || port.AsSpan().TrimStart(':').ContainsAnyExceptInRange('0', '9'))
            return null;

        // .NET parses any number as an IP address, but it may be a phone number.
        if (IPAddress.TryParse(host, out var address) && (address.ToString() == host || host is ['[', ..]))
            return text;
        var name = host.Replace("[key]", "key", StringComparison.Ordinal).Replace("[number]", "number", StringComparison.Ordinal);
        return name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') ? Redaction.ForMessage(host, null) + port : null;
    }
}
