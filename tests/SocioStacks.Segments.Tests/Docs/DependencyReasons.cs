namespace SocioStacks.Segments.Tests.Docs;

/// <summary>Why each direct dependency is there. docs/dependencies.md is written from this.</summary>
internal static class DependencyReasons
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["SocioStacks.Segments"] = "The client whose service this package simulates.",
        ["Refit"] = "Source-generates the five requests: no manually built addresses, and no reflection.",
        ["Microsoft.Extensions.Http"] = "`IHttpClientFactory`: supports the application's handlers and DNS changes. Registration returns its `IHttpClientBuilder`.",
        ["Polly.Core"] = "Retries with jittered exponential delays, and attempt timeouts.",
        ["System.Threading.RateLimiting"] = "`RateLimiter` is the type of an option.",
        ["Microsoft.Bcl.TimeProvider"] = "`TimeProvider` is the type of an option; newer frameworks include it.",
        ["System.Text.Json"] = "Reads responses; newer frameworks include it.",
        ["System.Net.Http.Json"] = "Required by Refit; referenced directly to select its version.",
        ["System.Diagnostics.DiagnosticSource"] = "Traces and metrics; the version in older frameworks has no gauges.",
    };
}
