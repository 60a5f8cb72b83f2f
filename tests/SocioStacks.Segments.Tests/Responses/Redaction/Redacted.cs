using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>What the caller sees of a response in which the service repeats what it should not.</summary>
internal static class Redacted
{
    private const string TitlePrefix = "Getting segment 7 failed: the service responded with 422 (Unprocessable Entity): \"";
    private const string TargetPrefix = "Getting segment 7 failed: the service responded with 302 (Found) with a redirect to ";
    private const string TargetSuffix = ", and redirects are not followed because they lose the form: check SegmentsClientOptions.BaseAddress.";

    /// <summary>A title as it is quoted in the message.</summary>
    public static async Task<string> TitleAsync(string title, string? key = null) =>
        Between(TitlePrefix, (await FailureAsync(Titled(title), key)).Message, "\".");

    /// <summary>A title as it is among the errors.</summary>
    public static async Task<string> ErrorAsync(string title, string? key = null) =>
        Assert.Single(Assert.IsType<SegmentsApiException>(await FailureAsync(Titled(title), key)).Errors).Title;

    public static async Task<string?> BodyAsync(string body, string? key = null) =>
        Assert.IsType<SegmentsApiException>(await FailureAsync(new StubService(body, HttpStatusCode.UnprocessableEntity), key)).ResponseBody;

    /// <summary>A body that is read no further because the connection breaks.</summary>
    public static async Task<string?> BrokenBodyAsync(string body, string? key = null) => Assert.IsType<SegmentsApiException>(
        await FailureAsync(new StubService(_ => new(HttpStatusCode.UnprocessableEntity) { Content = new StreamContent(new BrokenStream(body)) }), key)).ResponseBody;

    /// <summary>The target of a redirect as it is named in the message.</summary>
    public static async Task<string> TargetAsync(string location, string? key = null) =>
        Between(TargetPrefix, (await FailureAsync(StubService.Redirecting(location), key)).Message, TargetSuffix);

    public static StubService Titled(string title) =>
        new($$"""{"errors":[{"title":{{Serialize(title)}},"status":422}]}""", HttpStatusCode.UnprocessableEntity);

    public static async Task<SegmentsException> FailureAsync(HttpMessageHandler service, string? key)
    {
        using var client = Clients.Over(service, options => (options.ApiKey, options.MaxRetries) = (key ?? options.ApiKey, 0));
        return await Assert.ThrowsAnyAsync<SegmentsException>(() => client.GetAsync(7, Clients.Token));
    }

    private static string Serialize(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Between(string prefix, string message, string suffix)
    {
        Assert.StartsWith(prefix, message, StringComparison.Ordinal);
        Assert.EndsWith(suffix, message, StringComparison.Ordinal);
        return message[prefix.Length..^suffix.Length];
    }
}
