using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>Scripted failures of certain requests only.</summary>
public sealed class ScriptedPredicateTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    private InMemorySegmentsService Service => _test.Service;

    private SegmentsClient Client => _test.Client;

    private static CancellationToken Token => ServiceUnderTest.Token;

    public static TheoryData<string> Failures => ["status", "exception", "lost response", "response"];

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_applies_to_the_next_request_that_matches_and_the_others_pass(string failure)
    {
        Script(failure, request => request.Method == HttpMethod.Delete);
        var id = await Client.CreateAsync("S", cancellationToken: Token);
        await Client.GetAsync(id, Token);

        await Assert.ThrowsAnyAsync<SegmentsException>(() => Client.DeleteAsync(id, Token));
        await Client.GetPageAsync(cancellationToken: Token);
        Service.AddSegment(new Segment { Id = id });
        await Client.DeleteAsync(id, Token);
    }

    [Fact]
    public async Task A_predicate_sees_the_path_and_the_fields_of_the_request()
    {
        Service.FailNext(HttpStatusCode.BadGateway, predicate: request => request.PathAndQuery == "/api/segments" && request.Fields.Contains(new("name", "B")));
        await Client.CreateAsync("A", cancellationToken: Token);

        await Assert.ThrowsAsync<SegmentsApiException>(() => Client.CreateAsync("B", cancellationToken: Token));
        Assert.Equal("A", Assert.Single(Service.Segments).Name);
    }

    [Fact]
    public async Task Requests_that_do_not_match_do_not_use_a_failure_up()
    {
        Service.FailNext(HttpStatusCode.BadGateway, times: 2, predicate: request => request.Method == HttpMethod.Get);
        await Client.CreateAsync("A", cancellationToken: Token);
        await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetAsync(1, Token));
        await Client.CreateAsync("B", cancellationToken: Token);
        await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetAsync(1, Token));

        await Client.GetAsync(1, Token);
    }

    [Fact]
    public async Task Of_several_failures_that_match_the_first_one_is_used_first()
    {
        Service.FailNext(HttpStatusCode.BadGateway, predicate: request => request.Method == HttpMethod.Delete);
        Service.FailNext(HttpStatusCode.InternalServerError);
        Service.FailNext(HttpStatusCode.ServiceUnavailable, predicate: request => request.Method == HttpMethod.Get);

        Assert.Equal(HttpStatusCode.InternalServerError, await StatusOfPageAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOfPageAsync());
        Assert.Equal(HttpStatusCode.BadGateway, (await Assert.ThrowsAsync<SegmentsApiException>(() => Client.DeleteAsync(1, Token))).StatusCode);
    }

    [Fact]
    public async Task A_failure_can_go_on_for_good()
    {
        Service.FailNext(HttpStatusCode.BadGateway, times: int.MaxValue, predicate: request => request.Method == HttpMethod.Get);

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.BadGateway, await StatusOfPageAsync());
    }

    [Fact]
    public async Task A_predicate_may_use_the_service()
    {
        Service.FailNext(HttpStatusCode.BadGateway, predicate: _ => Service.Segments.Count == 1);
        await Client.CreateAsync("A", cancellationToken: Token);

        Assert.Equal(HttpStatusCode.BadGateway, await StatusOfPageAsync());
    }

    [Fact]
    public async Task Many_requests_at_once_use_a_failure_as_often_as_scripted()
    {
        Service.FailNext(HttpStatusCode.BadGateway, times: 7, predicate: request => request.Method == HttpMethod.Get);
        var failed = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await Record.ExceptionAsync(() => Client.GetPageAsync(cancellationToken: Token)), Token)));

        Assert.Equal(7, failed.Count(exception => exception is not null));
    }

    private async Task<HttpStatusCode> StatusOfPageAsync() =>
        (await Assert.ThrowsAsync<SegmentsApiException>(() => Client.GetPageAsync(cancellationToken: Token))).StatusCode;

    private void Script(string failure, Func<RecordedRequest, bool> predicate)
    {
        switch (failure)
        {
            case "status":
                Service.FailNext(HttpStatusCode.Forbidden, predicate: predicate);
                break;
            case "exception":
                Service.FailNext(new HttpRequestException(), predicate: predicate);
                break;
            case "lost response":
                Service.DropNextResponse(predicate: predicate);
                break;
            default:
                Service.EnqueueResponse((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden)), predicate);
                break;
        }
    }
}
