using Microsoft.Extensions.Options;

namespace SocioStacks.Segments;

/// <summary>Validates the options. Each message names the setting as the user wrote it.</summary>
/// <param name="name">The name of the options to validate.</param>
/// <param name="prefix">The prefix of the setting's name: the path of a configuration section, or the name of the type.</param>
internal sealed class SegmentsClientOptionsValidator(string name, string prefix) : IValidateOptions<SegmentsClientOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name1, SegmentsClientOptions options)
    {
        if (name1 != name)
            return ValidateOptionsResult.Skip;
        var faults = FaultsOf(options, prefix);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    public static List<string> FaultsOf(SegmentsClientOptions options, string prefix)
    {
        var faults = new List<string>();
        if (options.ApiKeyProvider is null)
        {
            if (string.IsNullOrWhiteSpace(options.ApiKey))
                faults.Add($"{prefix}ApiKey is missing: set it to the key of your SocioStacks account, or set ApiKeyProvider.");
            else if (ApiKeyFormat.FaultOf(options.ApiKey) is { } fault)
                faults.Add($"{prefix}ApiKey {fault}; a key consists of visible ASCII characters.");
        }

        if (AddressFaultOf(options.BaseAddress) is { } addressFault)
            faults.Add($"{prefix}BaseAddress {addressFault}");
        if (options.MaxRetries < 0)
            faults.Add($"{prefix}MaxRetries must be 0 (no retries) or greater.");
        if (options.AttemptTimeout < TimeSpan.FromMilliseconds(10) || options.AttemptTimeout > LongestTimeout)
            faults.Add($"{prefix}AttemptTimeout must be between 10 milliseconds and 1 day.");
        if (options.MaxRateLimitWait < TimeSpan.Zero)
            faults.Add($"{prefix}MaxRateLimitWait must not be negative; 0 means that no call waits.");
        if (!Enum.IsDefined(options.Priority))
            faults.Add($"{prefix}Priority must be Interactive or Background.");
        if (options.MaxResponseBytes < 1)
            faults.Add($"{prefix}MaxResponseBytes must be 1 or greater.");
        if (options.MaxFormBytes < 1)
            faults.Add($"{prefix}MaxFormBytes must be 1 or greater.");
        return faults;
    }

    private static string? AddressFaultOf(Uri? address)
    {
        if (address is null)
            return "is missing.";
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return "must be an absolute https address such as https://sms.sociostacks.com/.";
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            return "must use https: http would expose the key and is accepted only for loopback addresses.";
        if (address.UserInfo.Length > 0)
            return "must not contain a user name or password.";
        return address.Query.Length > 0 || address.Fragment.Length > 0 ? "must not contain a query or fragment." : null;
    }
}
