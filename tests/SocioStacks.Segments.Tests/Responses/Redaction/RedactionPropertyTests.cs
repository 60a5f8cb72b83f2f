using System.Collections;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>Any key and any phone number, in any spelling, wherever a response has them.</summary>
public sealed class RedactionPropertyTests
{
    private static readonly Gen<string> Keys = Gen.Char['!', '~'].Array[8, 60].Select(characters => new string(characters));

    private static readonly Gen<string> Separators = OneOf(
        "", " ", "-", ".", "/", "_", "\t", "\u00A0", "\u2009", "\u2012", "\u2013", "\u200B", "\u00B7", ") (", " - ");

    private static readonly Gen<string> Numbers = Gen.Select(Gen.Int[0, 9].Array[7, 18], Separators.Array[18], Gen.Bool.Array[18]).Select((digits, separators, parts) =>
        "+" + string.Concat(digits.Select((digit, i) => (i > 0 && parts[i] ? separators[i] : "") + digit)));

    private static readonly Gen<Func<string, string>> Escapes = Gen.OneOf<Func<string, string>>(
        Gen.Const<Func<string, string>>(text => text),
        Gen.Const<Func<string, string>>(Uri.EscapeDataString),
        Gen.Const<Func<string, string>>(text => Uri.EscapeDataString(text).ToLowerInvariant()),
        Gen.Const<Func<string, string>>(text => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"))),
        Gen.Const<Func<string, string>>(WebUtility.UrlEncode),
        Gen.Const<Func<string, string>>(text => JsonEncodedText.Encode(text).ToString()),
        Gen.Const<Func<string, string>>(text => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString().Replace("/", "\\/", StringComparison.Ordinal)),
        Gen.Const<Func<string, string>>(text => string.Concat(text.Select(c => $"\\u{(int)c:x4}"))),
        Gen.Const<Func<string, string>>(WebUtility.HtmlEncode!),
        Gen.Const<Func<string, string>>(text => string.Concat(text.Select(c => $"&#{(int)c};"))),
        Gen.Const<Func<string, string>>(text => string.Concat(text.Select(c => $"&#x{(int)c:X};"))),
        Gen.Const<Func<string, string>>(text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))));

    /// <summary>How it is written: escaped twice at most.</summary>
    private static readonly Gen<Func<string, string>> Spellings = Gen.Select(Escapes, Escapes).Select((first, second) => (Func<string, string>)(text => second(first(text))));

    [Fact]
    public async Task A_title_shows_neither_key_nor_phone_number()
    {
        await using var service = new Service();
        await Gen.Select(Keys, Spellings, Numbers, Spellings).SampleAsync(async (key, spellingOfKey, number, spellingOfNumber) =>
        {
            var title = $"Found {spellingOfKey(key)} and {spellingOfNumber(number)} here";
            var e = await service.FailAsync(key, () => Redacted.Titled(title));
            Assert.Equal("Getting segment 7 failed: the service responded with 422 (Unprocessable Entity): \"Found [key] and [number] here\".", e.Message);
            Assert.Equal($"Found [key] and {spellingOfNumber(number)} here", Assert.Single(Assert.IsType<SegmentsApiException>(e).Errors).Title);
            service.AssertNothingShows(e, key, spellingOfKey(key), spellingOfNumber(number));
        }, iter: 2000, threads: 1);
    }

    [Fact]
    public async Task A_body_shows_no_key()
    {
        await using var service = new Service();
        await Gen.Select(Keys, Spellings, Gen.Bool).SampleAsync(async (key, spelling, isSuccess) =>
        {
            var body = $"You sent {spelling(key)} here";
            var e = await service.FailAsync(key, () => new StubService(body, isSuccess ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
            Assert.Equal("You sent [key] here", (e as SegmentsApiException)?.ResponseBody ?? ((SegmentsUnexpectedResponseException)e).ResponseBody);
            service.AssertNothingShows(e, key, spelling(key), "+");
        }, iter: 1000, threads: 1);
    }

    [Fact]
    public async Task A_body_that_breaks_off_shows_no_beginning_of_a_key()
    {
        await Gen.Select(Keys, Spellings, Gen.Double.Unit).SampleAsync(async (key, spelling, part) =>
        {
            var written = spelling(key);
            var body = "You sent " + written[..(int)(part * written.Length)];
            var shown = await Redacted.BrokenBodyAsync(body, key);
            Assert.DoesNotContain(key[..8], shown!, StringComparison.OrdinalIgnoreCase);
        }, iter: 1000, threads: 1);
    }

    [Fact]
    public async Task A_redirect_shows_neither_key_nor_phone_number()
    {
        await using var service = new Service();
        await Gen.Select(Keys, Spellings, Numbers, Spellings, OneOf("/login/", "https://host/", "//host/x/", "https://user@host/")).SampleAsync(async (key, spellingOfKey, number, spellingOfNumber, place) =>
        {
            var e = await service.FailAsync(key, () => StubService.Redirecting($"{place}{spellingOfKey(key)}/x/{spellingOfNumber(number)}/x"));
            Assert.Contains("/[key]/x/", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(service.Logs, text => text.Contains("user@", StringComparison.Ordinal));
            service.AssertNothingShows(e, key, spellingOfKey(key), spellingOfNumber(number));
        }, iter: 2000, threads: 1);
    }

    [Fact]
    public async Task Headers_of_a_response_show_no_key()
    {
        await using var service = new Service();
        await Gen.Select(Keys, Spellings).SampleAsync(async (key, spelling) =>
        {
            var e = await service.FailAsync(key, () => new StubService(_ =>
            {
                var response = StubService.Error(HttpStatusCode.Unauthorized);
                foreach (var name in new[] { "WWW-Authenticate", "X-Debug", "Set-Cookie", "Retry-After", "X-RateLimit-Limit", "Location" })
                    response.Headers.TryAddWithoutValidation(name, ["before", spelling(key), $"{spelling(key)} after"]);
                response.Content.Headers.TryAddWithoutValidation("Content-Location", spelling(key));
                return response;
            }));
            service.AssertNothingShows(e, key, spelling(key), "+");
        }, iter: 300, threads: 1);
    }

    [Fact]
    public async Task Headers_of_a_success_show_no_key_either()
    {
        await using var service = new Service();
        await Keys.SampleAsync(async key =>
        {
            var e = await service.FailAsync(key, () => new StubService(_ =>
            {
                var response = StubService.Respond("<html>");
                response.Headers.TryAddWithoutValidation("X-Debug", $"key={key};");
                response.Content.Headers.TryAddWithoutValidation("Content-Location", key);
                return response;
            }));
            service.AssertNothingShows(e, key, key, "+");
        }, iter: 100, threads: 1);
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A client in a container that logs everything, whose key and whose service change with every call.</summary>
    private sealed class Service : HttpMessageHandler
    {
        private readonly LogTexts _logs = new();
        private readonly ServiceProvider _provider;
        private string _key = "";
        private Func<HttpMessageHandler>? _current;

        public Service()
        {
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
            services.AddSegmentsClient(options =>
            {
                Containers.Usual(options);
                options.ApiKey = null;
                options.ApiKeyProvider = _ => new(_key);
                options.MaxRetries = 0;
            }).Over(this);
            _provider = services.BuildStrictly();
        }

        public IEnumerable<string> Logs => _logs.Texts;

        public async Task<SegmentsException> FailAsync(string key, Func<HttpMessageHandler> service)
        {
            _logs.Texts.Clear();
            (_key, _current) = (key, service);
            return await Assert.ThrowsAnyAsync<SegmentsException>(() => _provider.Client().GetAsync(7, Clients.Token));
        }

        public void AssertNothingShows(SegmentsException e, string key, string writtenKey, string writtenNumber)
        {
            Assert.NotEmpty(_logs.Texts);
            foreach (var text in _logs.Texts.Append(e.Message).Append(e.ToString()))
            {
                Assert.DoesNotContain(key, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(writtenKey, text, StringComparison.OrdinalIgnoreCase);
                if (writtenNumber.Length > 1)
                    Assert.DoesNotContain(writtenNumber, text, StringComparison.OrdinalIgnoreCase);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _provider.DisposeAsync();
            _logs.Dispose();
            Dispose();
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new HttpMessageInvoker(_current!()).SendAsync(request, cancellationToken);
    }

    private sealed class LogTexts : ILoggerProvider, ILogger
    {
        public List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Texts.Add($"{formatter(state, exception)} {exception}");
            if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
                Texts.AddRange(pairs.Select(pair => pair.Value is IEnumerable items and not string ? string.Join(" ", items.Cast<object?>()) : $"{pair.Value}"));
        }

        public void Dispose()
        {
        }
    }
}
