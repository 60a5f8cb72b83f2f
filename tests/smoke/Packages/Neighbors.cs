// What .ci/packages puts into an application that has, beside the packed client, the packages that share its dependencies.
using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;
using Refit;
using SocioStacks.Segments;

internal interface IOwnApi
{
    [Get("/own/{id}")]
    Task<string> GetAsync(long id);
}

internal static class Program
{
    private static async Task Main()
    {
        var builder = new HostBuilder().ConfigureServices(services =>
        {
            services.AddSegmentsClient(options => options.ApiKey = "in-memory").ConfigurePrimaryHttpMessageHandler(() => new StubHandler());
            services.AddRefitGeneratedClient<IOwnApi>().ConfigureHttpClient(client => client.BaseAddress = new Uri("http://127.0.0.1/")).ConfigurePrimaryHttpMessageHandler(() => new StubHandler())
                .AddTransientHttpErrorPolicy(policy => policy.RetryAsync(1));
        });
        using (var host = builder.Build())
        {
            var policy = Policy.Handle<SegmentsException>().RetryAsync(1);
            var segment = await policy.ExecuteAsync(() => host.Services.GetRequiredService<ISegmentsClient>().GetAsync(7));
            Console.WriteLine($"{segment.Id}, beside {await host.Services.GetRequiredService<IOwnApi>().GetAsync(8)}");
        }
    }

    private sealed class StubHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("{\"data\":{\"id\":7}}", Encoding.UTF8, "application/json") });
    }
}
