// What .ci/packages puts into a new console application, for .NET Framework too, that has installed the packed client.
using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using SocioStacks.Segments;

internal static class Program
{
    private static async Task Main()
    {
        var services = new ServiceCollection();
        services.AddSegmentsClient(options => options.ApiKey = "any").ConfigurePrimaryHttpMessageHandler(() => new StubHandler());
        using (var provider = services.BuildServiceProvider())
        {
            var client = provider.GetRequiredService<ISegmentsClient>();
            var id = await client.CreateAsync("Packed", SegmentDefinition.Bulk("+39 333 0000001"));
            Console.WriteLine($"Created segment {id}.");
        }
    }

    private sealed class StubHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("{\"data\":{\"id\":7}}", Encoding.UTF8, "application/json") });
    }
}
