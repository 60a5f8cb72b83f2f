using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace SocioStacks.Segments.Reliability;

/// <summary>Many calls from many tasks, through our client or through an HttpClient with the standard resilience handler.</summary>
internal static class Race
{
    private const string ApiKey = "race";

    /// <summary>Creates segments and returns the number of calls that failed.</summary>
    public static async Task<int> RunAsync(string sender, Uri address, string prefix, int calls, int tasks)
    {
        var services = new ServiceCollection();
        if (sender == "ours")
            services.AddSegmentsClient(options => (options.ApiKey, options.BaseAddress) = (ApiKey, address));
        else
            services.AddHttpClient("standard", client => client.BaseAddress = address).AddStandardResilienceHandler();
        await using var provider = services.BuildServiceProvider();

        Func<string, Task> create = sender == "ours"
            ? name => provider.GetRequiredService<ISegmentsClient>().CreateAsync(name, SegmentDefinition.Custom(1, 2, 3))
            : name => CreateByHandAsync(provider.GetRequiredService<IHttpClientFactory>().CreateClient("standard"), name);

        var next = 0;
        var lost = 0;
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i <= calls; i = Interlocked.Increment(ref next))
            {
                try
                {
                    await create($"{prefix}{i}");
                }
                catch (Exception e)
                {
                    if (Interlocked.Increment(ref lost) == 1)
                        await Console.Error.WriteLineAsync($"The first call that was lost: {e.Message}");
                }
            }
        }));
        return lost;
    }

    private static async Task CreateByHandAsync(HttpClient client, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(name), "name" }, { new StringContent("custom"), "type" }, { new StringContent("1,2,3"), "contacts_ids" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/segments") { Content = form, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ApiKey) } };
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
