using System.Text.RegularExpressions;
using SocioStacks.Segments.Benchmarks.Service;

namespace SocioStacks.Segments.Benchmarks.Isolated;

/// <summary>The service in memory, which also notes what the service would see of a request, in one form for all peers.</summary>
internal sealed partial class Recorder() : DelegatingHandler(new MemoryService())
{
    private readonly List<string> _requests = [];

    public IReadOnlyList<string> Requests => _requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        var fields = Field().Matches(body).Select(match => $"{match.Groups["name"].Value}={match.Groups["value"].Value}").Order(StringComparer.Ordinal);
        var isAgentKnown = request.Headers.UserAgent.Count > 0;
        var takesJson = request.Headers.Accept.Any(type => type.MediaType == "application/json");
        _requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {request.Headers.Authorization} agent:{isAgentKnown} json:{takesJson} {string.Join(' ', fields)}");
        return await base.SendAsync(request, cancellationToken);
    }

    // The name with or without quotes, other headers of the part or none.
    [GeneratedRegex("""form-data; name="?(?<name>[^"\r;]+)"?[^\r]*\r\n(?:[A-Za-z-]+:[^\r]*\r\n)*\r\n(?<value>[^\r]*)\r\n""", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
