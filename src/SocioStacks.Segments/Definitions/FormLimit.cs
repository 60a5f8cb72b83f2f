using System.Globalization;
using SocioStacks.Segments.Requests;

namespace SocioStacks.Segments;

/// <summary>The size up to which a server accepts a form. PHP drops a larger one and continues as if nothing had been sent.</summary>
internal static class FormLimit
{
    /// <summary>PHP's default <c>post_max_size</c>, in bytes.</summary>
    public const long PhpDefault = 8 * 1024 * 1024;

    /// <summary>A safety margin: a proxy that rewrites a form may enlarge it.</summary>
    public const long Default = PhpDefault - (64 * 1024);

    /// <summary>Validates and measures a form. Measuring stops at the limit if continuing could take long.</summary>
    /// <exception cref="ArgumentException">An entry is not valid, or the form is too large.</exception>
    public static void Check(SegmentForm form, long maxFormBytes, SegmentDefinition? definition, CancellationToken cancellationToken)
    {
        form.Measure(maxFormBytes, cancellationToken);
        if (form.Length <= maxFormBytes)
            return;

        var size = form.IsMeasuredWhole
            ? string.Create(CultureInfo.InvariantCulture, $"The form has {form.Length:N0} bytes; SegmentsClientOptions.MaxFormBytes allows {maxFormBytes:N0}.")
            : string.Create(CultureInfo.InvariantCulture, $"The form has more than the {maxFormBytes:N0} bytes that SegmentsClientOptions.MaxFormBytes allows.");
        var split = definition is { CanBeSplit: true } ? "Use Split to divide the definition into several segments, or i" : "I";
        throw new ArgumentException(
            $"{size} A server that accepts less would receive an empty form. {split}f your server accepts larger forms (PHP: post_max_size), raise the option.",
            definition is null ? "name" : nameof(definition));
    }
}
