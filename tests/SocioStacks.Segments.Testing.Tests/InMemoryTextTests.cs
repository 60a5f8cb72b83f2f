using System.Net;

namespace SocioStacks.Segments.Testing.Tests;

/// <summary>What becomes of texts when they are saved.</summary>
public sealed class InMemoryTextTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("\0+1\0", "+1")]
    [InlineData("\v +1\t", "+1")]
    [InlineData("\u00a0+1", "\u00a0+1")]
    [InlineData("+1\u2003", "+1\u2003")]
    [InlineData("\f+1", "\f+1")]
    public async Task A_phone_number_is_trimmed_as_PHP_trims(string sent, string stored) =>
        Assert.Equal([stored], (await _test.CreateRawAsync(("type", "bulk"), ("phone_numbers", sent))).Settings.PhoneNumbers);

    [Theory]
    [InlineData("\0")]
    [InlineData(" \t\r\n\v\0")]
    public async Task A_name_that_PHP_trims_to_nothing_is_rejected(string name)
    {
        using var response = await _test.PostAsync("api/segments", ("name", name));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("\u00a0")]
    [InlineData("\u2003")]
    [InlineData("\f")]
    public async Task A_name_that_PHP_does_not_trim_is_stored(string name) =>
        Assert.Equal(name, (await _test.CreateRawAsync(("name", name))).Name);

    [Theory]
    [InlineData("Tom & Jerry", "Tom &amp; Jerry")]
    [InlineData("Tom &amp; Jerry", "Tom &amp;amp; Jerry")]
    [InlineData(" \"a\" 'b' ", "&quot;a&quot; &#039;b&#039;")]
    [InlineData("<b>bold</b> <!-- no -->< 3 > 2", "bold &lt; 3 &gt; 2")]
    [InlineData("a <i title=\">\">b</i", "a b")]
    [InlineData("&&", "&amp;&amp;")]
    public async Task Texts_can_be_encoded_when_they_are_saved(string sent, string stored)
    {
        _test.Service.EncodesTexts = true;
        var segment = await _test.CreateRawAsync(("name", sent), ("filters_custom_parameter_key[0]", sent), ("filters_custom_parameter_value[0]", sent));

        Assert.Equal(stored, segment.Name);
        Assert.Equal([new SegmentFilter(stored, FilterCondition.Exact, stored)], segment.Settings.Filters);
    }

    [Fact]
    public async Task A_name_of_nothing_but_tags_is_rejected_where_texts_are_encoded()
    {
        _test.Service.EncodesTexts = true;
        using var response = await _test.PostAsync("api/segments", ("name", "<b></b>"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Texts_are_stored_as_sent_by_default() =>
        Assert.Equal(" <b>Tom</b> & \"Jerry\" ", (await _test.CreateRawAsync(("name", " <b>Tom</b> & \"Jerry\" "))).Name);

    [Fact]
    public async Task An_encoded_name_grows_with_each_update_that_sends_it_as_returned()
    {
        _test.Service.EncodesTexts = true;
        var id = await _test.Client.CreateAsync("Tom & Jerry", cancellationToken: ServiceUnderTest.Token);
        await _test.Client.UpdateAsync(id, (await _test.Client.GetAsync(id, ServiceUnderTest.Token)).Name, cancellationToken: ServiceUnderTest.Token);

        Assert.Equal("Tom &amp;amp; Jerry", _test.Service.Segments[0].Name);
    }

    [Fact]
    public async Task A_name_is_truncated_before_it_is_encoded()
    {
        _test.Service.EncodesTexts = true;

        Assert.Equal(string.Concat(Enumerable.Repeat("&amp;", 256)), (await _test.CreateRawAsync(("name", new string('&', 300)))).Name);
    }
}
