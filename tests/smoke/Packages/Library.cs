// What .ci/packages puts into a new class library for .NET Framework that has installed the packed client.
using System;
using System.Threading;
using System.Threading.Tasks;
using SocioStacks.Segments;

namespace App
{
    public sealed class Audiences
    {
        private readonly ISegmentsClient _client;

        public Audiences(ISegmentsClient client) => _client = client;

        public async Task<int> CountAsync(CancellationToken cancellationToken = default)
        {
            var count = 0;
            await foreach (var segment in _client.ListAllAsync(cancellationToken: cancellationToken))
                count += segment.TotalContacts;
            return count;
        }

        public static SegmentsClient Connect(Func<CancellationToken, ValueTask<string>> apiKeyProvider) =>
            SegmentsClient.Create(new SegmentsClientOptions { ApiKeyProvider = apiKeyProvider });
    }
}
