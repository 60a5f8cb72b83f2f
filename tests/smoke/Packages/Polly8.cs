// What .ci/packages puts into a new console application that has Polly 8 itself, beside the packed client.
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;
using SocioStacks.Segments;
using SocioStacks.Segments.Testing;

var service = new InMemorySegmentsService();
service.AddSegment(new Segment { Id = 7, Name = "Newsletter", Type = SegmentType.Custom });
service.FailNext(System.Net.HttpStatusCode.BadRequest);
service.FailNext(System.Net.HttpStatusCode.BadRequest);

using var provider = new ServiceCollection().AddSegmentsClient(options => options.ApiKey = "any").UseInMemoryService(service).Services.BuildServiceProvider();
var client = provider.GetRequiredService<ISegmentsClient>();

// The pipelines of version 8 and, of the same package, the policies of version 7.
var pipeline = new ResiliencePipelineBuilder()
    .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = new PredicateBuilder().Handle<SegmentsApiException>() })
    .Build();
var policy = Policy.Handle<SegmentsApiException>().RetryAsync(1);
Console.WriteLine((await policy.ExecuteAsync(() => pipeline.ExecuteAsync(async token => await client.GetAsync(7, token)).AsTask())).Name);
Console.WriteLine($"{service.Requests.Count} requests");
