using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Serialization;

namespace SocioStacks.Segments.Tests.Models;

/// <summary>The ways in which applications write models and read them again.</summary>
internal static class Serializers
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Newtonsoft.Json.JsonSerializerSettings CamelCase = new() { ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy() } };

    private static readonly Newtonsoft.Json.JsonSerializerSettings Sparse = new()
    {
        NullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore,
        DefaultValueHandling = Newtonsoft.Json.DefaultValueHandling.Ignore,
    };

    public static IReadOnlyList<string> Names { get; } =
    [
        "System.Text.Json", "System.Text.Json, web", "System.Text.Json, generated", "System.Text.Json, generated, web",
        "Newtonsoft.Json", "Newtonsoft.Json, camel case", "Newtonsoft.Json, sparse", "HybridCache",
    ];

    public static async Task<T> RoundTripAsync<T>(string name, T value) =>
        name == "HybridCache" ? await CachedAsync(value) : Read<T>(name, Write(name, value));

    public static string Write<T>(string name, T value) => name switch
    {
        "System.Text.Json" => JsonSerializer.Serialize(value),
        "System.Text.Json, web" => JsonSerializer.Serialize(value, Web),
        "System.Text.Json, generated" => JsonSerializer.Serialize(value, typeof(T), ApplicationJson.Default),
        "System.Text.Json, generated, web" => JsonSerializer.Serialize(value, typeof(T), WebApplicationJson.Default),
        "Newtonsoft.Json" => Newtonsoft.Json.JsonConvert.SerializeObject(value),
        "Newtonsoft.Json, camel case" => Newtonsoft.Json.JsonConvert.SerializeObject(value, CamelCase),
        _ => Newtonsoft.Json.JsonConvert.SerializeObject(value, Sparse),
    };

    public static T Read<T>(string name, string json) => (name switch
    {
        "System.Text.Json" => JsonSerializer.Deserialize<T>(json),
        "System.Text.Json, web" => JsonSerializer.Deserialize<T>(json, Web),
        "System.Text.Json, generated" => (T?)JsonSerializer.Deserialize(json, typeof(T), ApplicationJson.Default),
        "System.Text.Json, generated, web" => (T?)JsonSerializer.Deserialize(json, typeof(T), WebApplicationJson.Default),
        "Newtonsoft.Json" => Newtonsoft.Json.JsonConvert.DeserializeObject<T>(json),
        "Newtonsoft.Json, camel case" => Newtonsoft.Json.JsonConvert.DeserializeObject<T>(json, CamelCase),
        _ => Newtonsoft.Json.JsonConvert.DeserializeObject<T>(json, Sparse),
    })!;

    private static async Task<T> CachedAsync<T>(T value)
    {
        var services = new ServiceCollection();
        services.AddHybridCache();
        services.AddSingleton<IDistributedCache, RemoteCache>();
        await using var provider = services.BuildServiceProvider();
        var cache = provider.GetRequiredService<HybridCache>();

        // Only from the distributed cache, so that it is bytes that are read.
        var options = new HybridCacheEntryOptions { Flags = HybridCacheEntryFlags.DisableLocalCache };
        await cache.SetAsync("key", value, options, cancellationToken: Clients.Token);
        return await cache.GetOrCreateAsync<T>("key", _ => throw new InvalidOperationException("It is not in the cache."), options, cancellationToken: Clients.Token);
    }

    /// <summary>Stands for Redis. One in memory of the framework's own would be passed over.</summary>
    private sealed class RemoteCache : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> _values = new();

        public byte[]? Get(string key) => _values.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => _values.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _values[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
