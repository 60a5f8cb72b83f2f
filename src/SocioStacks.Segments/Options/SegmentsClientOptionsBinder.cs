using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SocioStacks.Segments;

/// <summary>
/// Binds the options from a configuration section. Each setting is parsed separately, so that all invalid settings are
/// reported together, each with its path and its expected format. Values are never reported: one may be a misplaced API key.
/// </summary>
/// <param name="name">The name of the options.</param>
/// <param name="prefix">The path of the section, followed by a colon.</param>
/// <param name="configuration">The section.</param>
internal sealed class SegmentsClientOptionsBinder(string name, string prefix, IConfiguration configuration) : IConfigureNamedOptions<SegmentsClientOptions>
{
    private delegate bool TryRead<T>(string text, out T value);

    public void Configure(SegmentsClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? optionsName, SegmentsClientOptions options)
    {
        if (optionsName != name)
            return;
        var faults = new List<string>();
        options.ApiKey = configuration[nameof(options.ApiKey)] ?? options.ApiKey;
        options.BaseAddress = Read(nameof(options.BaseAddress), options.BaseAddress, TryReadAddress, "an absolute https address such as https://sms.sociostacks.com/", faults);
        options.MaxRetries = Read(nameof(options.MaxRetries), options.MaxRetries, TryReadInt, "a whole number such as 3", faults);
        options.AttemptTimeout = Read(nameof(options.AttemptTimeout), options.AttemptTimeout, TryReadTime, "hours:minutes:seconds such as 00:00:30", faults);
        options.MaxRateLimitWait = Read(nameof(options.MaxRateLimitWait), options.MaxRateLimitWait, TryReadTime, "hours:minutes:seconds such as 00:02:00", faults);
        options.Priority = Read(nameof(options.Priority), options.Priority, TryReadPriority, "Interactive or Background", faults);
        options.MaxResponseBytes = Read(nameof(options.MaxResponseBytes), options.MaxResponseBytes, TryReadLong, "a whole number such as 268435456", faults);
        options.MaxFormBytes = Read(nameof(options.MaxFormBytes), options.MaxFormBytes, TryReadLong, "a whole number such as 8323072", faults);
        if (faults.Count > 0)
            throw new OptionsValidationException(name, typeof(SegmentsClientOptions), faults);
    }

    private static bool TryReadAddress(string text, out Uri value) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out value!);

    private static bool TryReadInt(string text, out int value) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TryReadLong(string text, out long value) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TryReadPriority(string text, out SegmentsPriority value) =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && text.Trim()[0] is not (>= '0' and <= '9');

    // A number alone would be parsed as days, but 30 is never meant as 30 days.
    private static bool TryReadTime(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private T Read<T>(string setting, T known, TryRead<T> tryRead, string form, List<string> faults)
    {
        if (configuration[setting] is not { } text)
            return known;
        if (tryRead(text, out var value))
            return value;
        faults.Add($"{prefix}{setting} cannot be read: write it as {form}.");
        return known;
    }
}
