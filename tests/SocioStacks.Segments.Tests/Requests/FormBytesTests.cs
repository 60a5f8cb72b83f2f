using System.Net;
using System.Text;

namespace SocioStacks.Segments.Tests.Requests;

/// <summary>The bytes of a form, all of them.</summary>
public sealed class FormBytesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_alone_is_one_field()
    {
        var form = await CreatedAsync("Only a name");
        Assert.Equal(Lines("""
            --BOUNDARY
            Content-Disposition: form-data; name="name"

            Only a name
            --BOUNDARY--

            """), form.Text);
    }

    [Fact]
    public async Task A_bulk_definition_is_three_fields()
    {
        var form = await CreatedAsync("Bulk", SegmentDefinition.Bulk("+1 (555) 010-0001", "+15550100002"));
        Assert.Equal(Lines("""
            --BOUNDARY
            Content-Disposition: form-data; name="name"

            Bulk
            --BOUNDARY
            Content-Disposition: form-data; name="type"

            bulk
            --BOUNDARY
            Content-Disposition: form-data; name="phone_numbers"

            +1 (555) 010-0001,+15550100002
            --BOUNDARY--

            """), form.Text);
    }

    [Fact]
    public async Task A_custom_definition_is_three_fields()
    {
        var form = await CreatedAsync("Custom", SegmentDefinition.Custom(1, 22, 333));
        Assert.Equal(Lines("""
            --BOUNDARY
            Content-Disposition: form-data; name="name"

            Custom
            --BOUNDARY
            Content-Disposition: form-data; name="type"

            custom
            --BOUNDARY
            Content-Disposition: form-data; name="contacts_ids"

            1,22,333
            --BOUNDARY--

            """), form.Text);
    }

    [Fact]
    public async Task A_filter_definition_is_a_field_for_every_part_of_it()
    {
        var definition = SegmentDefinition.Filter()
            .InContinents(Continent.Europe)
            .Where("age", FilterCondition.BiggerThan, "18")
            .InCountries("IT", "FR")
            .Where("city", FilterCondition.Exact, "Rome");
        var form = await CreatedAsync("Filter", definition);
        Assert.Equal(Lines("""
            --BOUNDARY
            Content-Disposition: form-data; name="name"

            Filter
            --BOUNDARY
            Content-Disposition: form-data; name="type"

            filter
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_key[0]"

            age
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_condition[0]"

            bigger_than
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_value[0]"

            18
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_key[1]"

            city
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_condition[1]"

            exact
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_value[1]"

            Rome
            --BOUNDARY
            Content-Disposition: form-data; name="filters_countries[]"

            IT
            --BOUNDARY
            Content-Disposition: form-data; name="filters_countries[]"

            FR
            --BOUNDARY
            Content-Disposition: form-data; name="filters_continents[]"

            EU
            --BOUNDARY--

            """), form.Text);
    }

    [Fact]
    public async Task An_update_without_a_name_has_no_field_for_it()
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.UpdateAsync(5, definition: SegmentDefinition.Custom(7), cancellationToken: Token);
        Assert.Equal(Lines("""
            --BOUNDARY
            Content-Disposition: form-data; name="type"

            custom
            --BOUNDARY
            Content-Disposition: form-data; name="contacts_ids"

            7
            --BOUNDARY--

            """), recorder.Single.Text);
    }

    [Fact]
    public async Task An_update_with_filters_has_a_blank_element_for_each_list_that_is_cleared()
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.UpdateAsync(5, definition: SegmentDefinition.Filter().InCountries("IT"), cancellationToken: Token);
        Assert.Equal(Lines("""
            --BOUNDARY
            Content-Disposition: form-data; name="type"

            filter
            --BOUNDARY
            Content-Disposition: form-data; name="filters_countries[]"

            IT
            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_key[0]"


            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_condition[0]"


            --BOUNDARY
            Content-Disposition: form-data; name="filters_custom_parameter_value[0]"


            --BOUNDARY
            Content-Disposition: form-data; name="filters_continents[]"


            --BOUNDARY--

            """), recorder.Single.Text);
    }

    [Fact]
    public async Task An_update_with_both_has_the_fields_of_a_create()
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        var definition = SegmentDefinition.Bulk("+1", "+2");
        await client.CreateAsync("Name", definition, Token);
        await client.UpdateAsync(5, "Name", definition, Token);
        Assert.Equal(recorder.Requests[0].Text, recorder.Requests[1].Text);
    }

    [Fact]
    public async Task The_form_is_UTF_8()
    {
        var form = await CreatedAsync("Zürich 北京 🙂");
        var body = form.Body.AsSpan();
        var start = body.IndexOf("\r\n\r\n"u8) + 4;
        Assert.Equal("Zürich 北京 🙂"u8.ToArray(), body[start..(start + Encoding.UTF8.GetByteCount("Zürich 北京 🙂"))].ToArray());
    }

    [Fact]
    public async Task A_list_that_is_not_a_collection_has_the_same_bytes_as_one_that_is()
    {
        string[] numbers = [.. Enumerable.Range(0, 50_000).Select(i => $"+1555{i:D7}")];
        var collection = await CreatedAsync("Name", SegmentDefinition.Bulk(numbers));
        var sequence = await CreatedAsync("Name", SegmentDefinition.Bulk(numbers.Select(n => n)));
        Assert.Equal(collection.Text, sequence.Text);
    }

    [Fact]
    public async Task A_long_list_has_every_entry_once_across_all_buffers()
    {
        // Entries of one to nineteen digits, so that the ends of buffers fall into every place.
        long[] ids = [.. Enumerable.Range(1, 100_000).Select(i => (long)Math.Pow(10, i % 19) + i)];
        var form = await CreatedAsync("Name", SegmentDefinition.Custom(ids));
        Assert.Equal($"contacts_ids={string.Join(',', ids)}", form.Fields.Last());
    }

    [Fact]
    public async Task A_long_iterator_has_every_entry_once_across_all_chunks()
    {
        long[] ids = [.. Enumerable.Range(1, 100_000).Select(i => (long)Math.Pow(10, i % 19) + i)];
        var form = await CreatedAsync("Name", SegmentDefinition.Custom(ids.Select(i => i)));
        Assert.Equal($"contacts_ids={string.Join(',', ids)}", form.Fields.Last());
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public async Task One_entry_longer_than_a_buffer_is_sent_whole(int length)
    {
        var number = "1" + new string('-', length - 1);
        var form = await CreatedAsync("Name", SegmentDefinition.Bulk((string[])["+1", number, "+2"]));
        Assert.Equal($"phone_numbers=+1,{number},+2", form.Fields.Last());
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public async Task One_entry_of_an_iterator_longer_than_a_chunk_is_sent_whole(int length)
    {
        var number = "1" + new string('-', length - 1);
        var form = await CreatedAsync("Name", SegmentDefinition.Bulk(((string[])["+1", number, "+2"]).Select(n => n)));
        Assert.Equal($"phone_numbers=+1,{number},+2", form.Fields.Last());
    }

    public static TheoryData<string> Kinds => ["name", "bulk", "bulk iterator", "custom", "custom iterator", "filter"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Content_Length_is_the_number_of_bytes(string kind)
    {
        var form = await CreatedAsync("Zürich 🙂", DefinitionOf(kind));
        Assert.Equal(form.Body.Length, form.ContentLength);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_form_on_the_wire_has_a_length_and_no_chunks(string kind)
    {
        await using var server = new RawServer();
        using (var client = SegmentsClient.Create(server.Options))
            await client.CreateAsync("Zürich 🙂", DefinitionOf(kind), Token);
        var request = Assert.Single(await server.RequestsAsync());
        Assert.Null(request["Transfer-Encoding"]);
        Assert.Equal(request.BodyLength.ToString(System.Globalization.CultureInfo.InvariantCulture), request["Content-Length"]);
    }

    [Fact]
    public async Task A_form_on_the_wire_does_not_ask_to_be_expected()
    {
        await using var server = new RawServer();
        using (var client = SegmentsClient.Create(server.Options))
            await client.CreateAsync("Name", SegmentDefinition.Bulk("+1"), Token);
        Assert.Null(Assert.Single(await server.RequestsAsync())["Expect"]);
    }

    [Fact]
    public async Task Two_forms_have_two_boundaries()
    {
        var first = await CreatedAsync("Name");
        var second = await CreatedAsync("Name");
        Assert.NotEqual(first.Boundary, second.Boundary);
    }

    [Fact]
    public async Task Two_calls_with_one_definition_have_two_boundaries()
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        var definition = SegmentDefinition.Custom(1);
        await client.UpdateAsync(1, "Name", definition, Token);
        await client.UpdateAsync(1, "Name", definition, Token);
        Assert.NotEqual(recorder.Requests[0].Boundary, recorder.Requests[1].Boundary);
    }

    [Fact]
    public async Task A_boundary_is_within_what_a_boundary_may_be()
    {
        // RFC 2046: 1 to 70 of these characters.
        Assert.Matches("^[0-9A-Za-z'()+_,./:=?-]{1,70}$", (await CreatedAsync("Name")).Boundary);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_retry_sends_the_same_bytes_under_the_same_boundary(string kind)
    {
        var recorder = new FormRecorder(HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError);
        using var client = recorder.CreateClient(maxRetries: 2);
        await client.UpdateAsync(5, "Name", DefinitionOf(kind), Token);
        Assert.Equal(3, recorder.Requests.Count);
        Assert.All(recorder.Requests, request => Assert.Equal(recorder.Requests[0].ContentType, request.ContentType));
        Assert.All(recorder.Requests, request => Assert.Equal(recorder.Requests[0].Body, request.Body));
    }

    private static SegmentDefinition? DefinitionOf(string kind) => kind switch
    {
        "bulk" => SegmentDefinition.Bulk("+1 555 0100", "+1 555 0101"),
        "bulk iterator" => SegmentDefinition.Bulk(Enumerable.Range(0, 20_000).Select(i => $"+1555{i:D7}")),
        "custom" => SegmentDefinition.Custom([.. Enumerable.Range(1, 20_000)]),
        "custom iterator" => SegmentDefinition.Custom(Enumerable.Range(1, 20_000).Select(i => (long)i)),
        "filter" => SegmentDefinition.Filter().Where("Straße", FilterCondition.Contains, "\r\n🙂\"").InCountries("IT").InContinents(Continent.Asia),
        _ => null,
    };

    private static async Task<FormRecorder.RecordedForm> CreatedAsync(string name, SegmentDefinition? definition = null)
    {
        var recorder = new FormRecorder();
        using var client = recorder.CreateClient();
        await client.CreateAsync(name, definition, Token);
        return recorder.Single;
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");
}
