namespace SocioStacks.Segments.Tests.Docs;

/// <summary>Why each direct dependency is there. docs/dependencies.md is written from this.</summary>
internal static class DependencyReasons
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["SocioStacks.Segments"] = "The client whose service this stands in for.",
        ["Refit"] = "Writes the code of the five requests while the library is built: no address put together by hand, and no reflection.",
        ["Microsoft.Extensions.Http"] = "`IHttpClientFactory`: takes the handlers of the application, follows changes in DNS. Registration returns its `IHttpClientBuilder`.",
        ["Polly.Core"] = "Retries with jittered exponential delays, and the timeout of an attempt.",
        ["System.Threading.RateLimiting"] = "`RateLimiter` is the type of an option.",
        ["Microsoft.Bcl.TimeProvider"] = "`TimeProvider` is the type of an option; newer frameworks have it.",
        ["System.Text.Json"] = "Reads the answers, with readers generated while the library is built; newer frameworks have it.",
        ["System.Net.Http.Json"] = "Refit needs it; named here because the version that it asks for is not the one that is wanted.",
        ["System.Diagnostics.DiagnosticSource"] = "Traces and metrics; the version that the older frameworks have knows no gauge.",
    };
}
