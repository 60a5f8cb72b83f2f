using System.Text;

namespace SocioStacks.Segments.Tests.Responses.Redaction;

/// <summary>The API key and phone numbers that the service repeats are redacted, however they are written; nothing else is.</summary>
public sealed class RedactionTests
{
    private const string Key = "sk-live-20251029/abc+def";

    public static TheoryData<string> Separators =>
    [
        "", " ", "  ", "-", ".", "/", "_", "\t", "\n", "\r\n", "\0", "+", "*", "~", "|", ") (", "\\",
        "\u00A0", "\u2009", "\u202F", "\u2007", "\u3000", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202A", // spaces and invisible characters
        "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uFE58", "\uFF0D", "\u00B7", "\u2022", "\u30FB", "\uFF0E", "\uFF0F", "\u2044", "\u203F", // dashes, dots, slashes
        "&nbsp;", "&#160;", "&#xA0;", "&thinsp;", "&ndash;", "&middot;", "&period;", "&sol;", "&amp;nbsp;",
        "%20", "%2E", "%C2%A0", "%c2%a0", "%E2%80%89", "%E2%80%93", "%A0", "%u00A0", "%2520", "%25C2%25A0",
        "\\u00a0", "\\u2009", "\\t", "\\n", "\\/", "\\x20", "\\u0025A0",
        "\u00C2\u00A0", "\u00E2\u0080\u0089", // UTF-8 that was read as Latin-1
    ];

    [Theory, MemberData(nameof(Separators))]
    public async Task A_phone_number_is_not_in_the_message_whatever_parts_its_groups(string separator) =>
        Assert.Equal("Nobody has [number], sorry", await Redacted.TitleAsync($"Nobody has +39{separator}333{separator}777{separator}8899, sorry"));

    [Theory]
    [InlineData("3337778")]
    [InlineData("393337778899")]
    [InlineData("(0039) 333-7778899")]
    [InlineData("+39 (333) 7778899")]
    [InlineData("２０２５５５０１０００")]
    [InlineData("\uFF0B３９３３３７７７８８９９")]
    [InlineData("٠٠٣٩٣٣٣٧٧٧٨٨٩٩")]
    [InlineData("۳۹۳۳۳۷۷۷۸۸۹۹")]
    [InlineData("३९३३३७७७८८९९")]
    [InlineData("\U0001D7D1\U0001D7D7\U0001D7D1\U0001D7D1\U0001D7D1\U0001D7D5\U0001D7D5\U0001D7D5")]
    [InlineData("3\uFE0F\u20E39\uFE0F\u20E33\uFE0F\u20E33\uFE0F\u20E37\uFE0F\u20E37\uFE0F\u20E37\uFE0F\u20E3")]
    [InlineData("%2B393337778899")]
    [InlineData("%2b%33%39%33%33%33%37%37%37")]
    [InlineData("&#43;393337778899")]
    [InlineData("&plus;393337778899")]
    [InlineData("&#51;&#57;&#51;&#51;&#51;&#55;&#55;&#55;")]
    [InlineData("\\u002b\\u0033\\u0039\\u0033\\u0033\\u0033\\u0037\\u0037\\u0037")]
    [InlineData("+39 333 7778899 +39 333 7778898")]
    [InlineData("2025-10-29 3337778899")]
    [InlineData("+2025-10-29")]
    [InlineData("2025-13-29")]
    [InlineData("192.168.100.200")]
    public async Task A_phone_number_is_not_in_the_message_however_it_is_written(string number)
    {
        var message = await Redacted.TitleAsync($"Nobody has {number}, sorry");
        Assert.StartsWith("Nobody has [number]", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsNumber);
    }

    [Theory]
    [InlineData("60 requests per 60 seconds")]
    [InlineData("At most 10,000 of 1,000,000 contacts")]
    [InlineData("Error 404 of 2025: 500")]
    [InlineData("Expired on 2025-10-29")]
    [InlineData("Expired on 2025-10-29 03:25:04 UTC")]
    [InlineData("Expired at 2025-10-29T03:25:04Z")]
    [InlineData("[2025-10-29 03:25:04] production.ERROR")]
    [InlineData("Only 10, 25, 50, 100, 250, 500 or 1000 results per page")]
    [InlineData("SQLSTATE[HY000] [2002] Connection refused")]
    [InlineData("SQLSTATE[42000]: 1064 at line 12")]
    [InlineData("PHP 8.2.12 on port 8080")]
    [InlineData("Cannot reach 192.168.100.200:3306")]
    [InlineData("Version 1.2.3-rc.4")]
    [InlineData("100% of 2,500 &amp; 50%20 more")]
    [InlineData("C:\\new\\2025")]
    public async Task What_is_not_a_phone_number_stays_in_the_message(string title) => Assert.Equal(title, await Redacted.TitleAsync(title));

    [Fact]
    public async Task Phone_numbers_stay_in_the_errors_and_the_body_as_the_service_sent_them()
    {
        Assert.Equal("Nobody has +39 333 7778899", await Redacted.ErrorAsync("Nobody has +39 333 7778899"));
        Assert.Equal("Nobody has +39 333 7778899", await Redacted.BodyAsync("Nobody has +39 333 7778899"));
    }

    [Theory]
    [InlineData(Key)]
    [InlineData("SK-LIVE-20251029/ABC+DEF")]
    [InlineData("sk-live-20251029/abc def")]
    [InlineData("sk-live-20251029\\/abc+def")]
    [InlineData("sk-live-20251029/abc\\u002Bdef")]
    [InlineData("sk-live-20251029\\u002fabc\\u002bdef")]
    [InlineData("\\u0073k-live-20251029/abc+def")]
    [InlineData("sk-live-20251029\\\\\\/abc+def")]
    [InlineData("sk-live-20251029%2Fabc%2Bdef")]
    [InlineData("sk-live-20251029%2fabc%2bdef")]
    [InlineData("sk%2Dlive%2D20251029%2fabc%2Bdef")]
    [InlineData("%73%6B%2D%6C%69%76%65%2D%32%30%32%35%31%30%32%39%2F%61%62%63%2B%64%65%66")]
    [InlineData("sk-live-20251029%252Fabc%252Bdef")]
    [InlineData("sk-live-20251029%25252fabc%25252bdef")]
    [InlineData("sk-live-20251029%2Fabc+def")]
    [InlineData("sk-live-20251029%2Fabc%20def")]
    [InlineData("sk&#45;live&#x2D;20251029&#47;abc&#043;def")]
    [InlineData("sk-live-20251029&sol;abc&plus;def")]
    [InlineData("sk-live-20251029&amp;sol;abc&amp;#43;def")]
    [InlineData("sk-live-20251029\\u00252Fabc\\u00252Bdef")]
    [InlineData("sk-live-20251029\\u0026sol;abc+def")]
    public async Task The_key_is_redacted_however_it_is_escaped(string written)
    {
        Assert.Equal("Not valid: [key], sorry", await Redacted.TitleAsync($"Not valid: {written}, sorry", Key));
        Assert.Equal("Not valid: [key], sorry", await Redacted.ErrorAsync($"Not valid: {written}, sorry", Key));
        Assert.Equal("Not valid: [key], sorry", await Redacted.BodyAsync($"Not valid: {written}, sorry", Key));
        Assert.Equal("/login/[key]/x", await Redacted.TargetAsync($"/login/{written}/x", Key));
    }

    [Theory]
    [InlineData("20251029", "20251029")]
    [InlineData("+39+333+7778899", "+39 333 7778899")]
    [InlineData("a%41bcdefghi", "aAbcdefghi")]
    [InlineData("a%41/bcdefghi", "a%41\\/bcdefghi")]
    [InlineData("a%2541/bcdefghi", "aA/bcdefghi")]
    [InlineData("a&amp;bcdefghi", "a&bcdefghi")]
    [InlineData("ab\\ncdefghijk", "ab\ncdefghijk")]
    [InlineData("key?with#all@of:it", "key?with#all@of:it")]
    [InlineData("2025-10-29", "2025-10-29")]
    public async Task A_key_that_looks_like_something_else_is_redacted(string key, string written)
    {
        Assert.Equal("Not valid: [key], sorry", await Redacted.TitleAsync($"Not valid: {key}, sorry", key));
        Assert.Equal("Not valid: [key], sorry", await Redacted.TitleAsync($"Not valid: {written}, sorry", key));
        Assert.Equal("/login/[key]", await Redacted.TargetAsync($"/login/{key}", key));
    }

    [Theory]
    [InlineData("sk-live<2025\\", "Not valid: sk-live&lt;2025\\/x", "Not valid: [key]/x")]
    [InlineData("sk-live<2025%", "Not valid: sk-live&lt;2025%41", "Not valid: [key]41")]
    [InlineData("41-live<2025&", "Not valid: %41-live&lt;2025&amp;x", "Not valid: %[key]x")]
    public async Task A_key_that_forms_an_escape_with_what_is_beside_it_is_redacted(string key, string title, string expected) =>
        Assert.Equal(expected, await Redacted.TitleAsync(title, key));

    [Theory]
    [InlineData("any")]
    [InlineData("segment")]
    public async Task A_key_that_could_be_a_word_is_not_searched_for(string key)
    {
        var title = $"There is not {key} here";
        Assert.Equal(title, await Redacted.TitleAsync(title, key));
        Assert.Equal(title, await Redacted.ErrorAsync(title, key));
        Assert.Equal(title, await Redacted.BodyAsync(title, key));
    }

    [Theory]
    [InlineData("You sent sk-live-20251029/abc+de", "You sent [key]")]
    [InlineData("You sent sk-live-", "You sent [key]")]
    [InlineData("You sent sk%2Dlive%2", "You sent sk%2Dlive%2")]
    [InlineData("You sent sk%2Dlive%2D20251029%2", "You sent [key]%2")]
    [InlineData("You sent sk-live-20251029\\u00", "You sent [key]\\u00")]
    [InlineData("You sent sk-live-20251029/abc+def and sk-live-2", "You sent [key] and [key]")]
    [InlineData("You sent sk-live", "You sent sk-live")]
    public async Task The_beginning_of_a_key_at_which_a_body_breaks_off_is_redacted(string body, string? expected) =>
        Assert.Equal(expected, await Redacted.BrokenBodyAsync(body, Key));

    [Fact]
    public async Task A_key_that_reaches_over_the_end_of_what_is_read_is_redacted() =>
        Assert.Equal("x[key]", await Redacted.BodyAsync("x" + string.Concat(Enumerable.Repeat(Key, 1000)), Key));

    [Theory]
    [InlineData("The key sk-live-20251029… is not valid")]
    [InlineData("The key sk-live-********… is not valid")]
    public async Task What_the_service_shows_of_the_key_is_redacted(string title) =>
        Assert.StartsWith("The key [key]", await Redacted.TitleAsync(title, Key), StringComparison.Ordinal);

    [Theory]
    [InlineData($"<html>{Key}</html>", "<html>[key]</html>")]
    [InlineData("""{"data":{"id":7,"x":"sk-live-20251029\/abc+def"}""", """{"data":{"id":7,"x":"[key]"}""")]
    [InlineData("""{"data":{"id":"sk-live-20251029\/abc""", """{"data":{"id":"[key]""")]
    public async Task The_key_in_the_body_of_an_unexpected_response_is_redacted(string body, string expected) =>
        Assert.Equal(expected, Assert.IsType<SegmentsUnexpectedResponseException>(await Redacted.FailureAsync(new StubService(body), Key)).ResponseBody);

    [Fact]
    public async Task What_a_handler_reports_of_a_lost_connection_is_quoted_without_key_and_phone_number()
    {
        var service = new StubService(_ => throw new HttpRequestException($"Cannot send to 10.0.120.130:443 with {Key} for +39\u00A0333\u00A07778899."));
        var e = await Redacted.FailureAsync(service, Key);
        Assert.Equal("Getting segment 7 failed: Cannot send to 10.0.120.130:443 with [key] for [number].", e.Message);
    }

    public static TheoryData<string> HostileTexts =>
    [
        "%25", "%", "&", "&a;", "&amp;", "\\", "\\\\", "\\u0025", "1", "1 ", "1,", "+", "(", "\u00C3", "\u00E2\u0080", "sk-live-20251029/abc+de", "2025-10-29 ", "1.1.1.1:",
    ];

    [Theory, MemberData(nameof(HostileTexts))]
    public async Task A_hostile_text_hides_nothing(string part)
    {
        var start = new StringBuilder().Insert(0, part, 2000 / part.Length);
        Assert.EndsWith(" [key] [number]", await Redacted.TitleAsync($"{start} {Key} +39 333 7778899", Key), StringComparison.Ordinal);
        start.Insert(0, part, 2000 / part.Length);
        Assert.EndsWith(" [key] ", await Redacted.BodyAsync($"{start} {Key} ", Key), StringComparison.Ordinal);
    }
}
