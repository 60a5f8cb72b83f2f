namespace SocioStacks.Segments.Testing.Tests;

/// <summary>The bytes of a form, as PHP reads them.</summary>
public sealed class InMemoryFormTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("form-data; name=\"name\"")]
    [InlineData("form-data; name=name")]
    [InlineData("form-data; name='name'")]
    [InlineData("form-data;name=\"name\"")]
    [InlineData("form-data; NAME= \"name\" ; other=1")]
    [InlineData("form-data; flag; name=\"name\"")]
    public async Task A_name_may_be_quoted_or_not(string disposition) =>
        Assert.Equal([new("name", "Rome")], await FieldsAsync(Part(disposition, "Rome") + "--b--\r\n"));

    [Fact]
    public async Task A_quoted_name_may_hold_quotes_backslashes_and_semicolons() =>
        Assert.Equal([new("a\"b\\c;d", "1")], await FieldsAsync(Part("form-data; name=\"a\\\"b\\\\c;d\"", "1") + "--b--\r\n"));

    [Fact]
    public async Task A_part_with_a_file_name_is_a_file_and_not_a_field() =>
        Assert.Equal([new("name", "Rome")], await FieldsAsync(Part("form-data; name=\"type\"; filename=\"t.txt\"", "bulk") + Part("form-data; name=\"name\"", "Rome") + "--b--\r\n"));

    [Fact]
    public async Task A_part_without_a_name_ends_the_form() =>
        Assert.Equal([new("a", "1")], await FieldsAsync(Part("form-data; name=\"a\"", "1") + Part("form-data", "lost") + Part("form-data; name=\"b\"", "lost too") + "--b--\r\n"));

    [Fact]
    public async Task A_part_without_a_disposition_is_left_out() =>
        Assert.Empty(await FieldsAsync("--b\r\nContent-Type: text/plain\r\n\r\nlost\r\n--b--\r\n"));

    [Fact]
    public async Task Other_headers_of_a_part_do_not_matter() =>
        Assert.Equal([new("name", "Rome")], await FieldsAsync("--b\r\nContent-Type: text/plain; charset=utf-8\r\ncontent-disposition: form-data; name=\"name\"\r\nX: y\r\n\r\nRome\r\n--b--\r\n"));

    [Fact]
    public async Task A_value_may_be_empty() =>
        Assert.Equal([new("a", ""), new("b", "")], await FieldsAsync(Part("form-data; name=\"a\"", "") + Part("form-data; name=\"b\"", "") + "--b--\r\n"));

    [Fact]
    public async Task A_value_may_have_line_ends() =>
        Assert.Equal([new("a", "1\r\n2\n\r\n")], await FieldsAsync(Part("form-data; name=\"a\"", "1\r\n2\n\r\n") + "--b--\r\n"));

    [Fact]
    public async Task A_value_may_hold_what_looks_like_the_boundary() =>
        Assert.Equal([new("a", "x--b--\r\n--c")], await FieldsAsync(Part("form-data; name=\"a\"", "x--b--\r\n--c") + "--b--\r\n"));

    [Fact]
    public async Task A_value_is_read_as_UTF_8() =>
        Assert.Equal([new("ä", "Zürich 😀")], await FieldsAsync(Part("form-data; name=\"ä\"", "Zürich 😀") + "--b--\r\n"));

    [Fact]
    public async Task Text_before_the_first_boundary_and_after_the_last_one_is_skipped() =>
        Assert.Equal([new("a", "1")], await FieldsAsync("preamble\r\n" + Part("form-data; name=\"a\"", "1") + "--b--\r\nepilogue"));

    [Fact]
    public async Task A_form_that_is_truncated_keeps_what_there_is() =>
        Assert.Equal([new("a", "1"), new("b", "2")], await FieldsAsync(Part("form-data; name=\"a\"", "1") + "--b\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2"));

    [Fact]
    public async Task Lines_may_end_without_a_carriage_return() =>
        Assert.Equal([new("a", "1")], await FieldsAsync("--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n"));

    [Theory]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("multipart/form-data; boundary=\"b\"")]
    [InlineData("Multipart/Form-Data; charset=utf-8; Boundary=b; x=y")]
    public async Task The_boundary_comes_from_the_content_type(string contentType) =>
        Assert.Equal([new("a", "1")], await FieldsAsync(Part("form-data; name=\"a\"", "1") + "--b--\r\n", contentType));

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=c")]
    [InlineData("application/json; boundary=b")]
    [InlineData("")]
    public async Task Without_the_right_boundary_the_form_is_empty(string contentType) =>
        Assert.Empty(await FieldsAsync(Part("form-data; name=\"a\"", "1") + "--b--\r\n", contentType));

    [Theory]
    [InlineData("")]
    [InlineData("--b")]
    [InlineData("--b\r\n")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=")]
    [InlineData("--b--")]
    [InlineData("--b\r\n--b\r\n--b--")]
    public async Task A_body_in_pieces_is_not_an_error(string body) =>
        Assert.DoesNotContain(await FieldsAsync(body), field => field.Value.Length > 0);

    [Fact]
    public async Task The_last_of_two_fields_with_one_name_counts() =>
        Assert.Equal("two", (await _test.CreateRawAsync(("name", "one"), ("name", "two"))).Name);

    [Fact]
    public async Task Filters_belong_together_by_their_index()
    {
        var segment = await _test.CreateRawAsync(
            ("filters_custom_parameter_value[7]", "seven"), ("filters_custom_parameter_value[2]", "two"),
            ("filters_custom_parameter_condition[2]", "contains"),
            ("filters_custom_parameter_key[7]", "b"), ("filters_custom_parameter_key[2]", "a"));

        Assert.Equal([new("b", FilterCondition.Exact, "seven"), new("a", FilterCondition.Contains, "two")], segment.Settings.Filters);
    }

    [Fact]
    public async Task Empty_brackets_count_on_after_the_largest_index()
    {
        var segment = await _test.CreateRawAsync(
            ("filters_custom_parameter_key[3]", "a"), ("filters_custom_parameter_key[]", "b"), ("filters_custom_parameter_value[4]", "four"));

        Assert.Equal("four", segment.Settings.Filters.Single(filter => filter.Key == "b").Value);
    }

    [Fact]
    public async Task An_index_that_comes_twice_counts_as_it_came_last()
    {
        var segment = await _test.CreateRawAsync(("filters_custom_parameter_key[0]", "a"), ("filters_custom_parameter_key[0]", "b"));

        Assert.Equal("b", Assert.Single(segment.Settings.Filters).Key);
    }

    [Fact]
    public async Task A_list_may_have_indexes() =>
        Assert.Equal(["IT", "FR"], (await _test.CreateRawAsync(("filters_countries[5]", "IT"), ("filters_countries[1]", "FR"))).Settings.Countries);

    [Fact]
    public async Task A_list_that_is_sent_as_a_text_is_dropped() =>
        Assert.Empty((await _test.CreateRawAsync(("filters_countries", "IT"))).Settings.Countries);

    [Fact]
    public async Task A_text_that_is_sent_as_a_list_is_dropped() =>
        Assert.Empty((await _test.CreateRawAsync(("type", "bulk"), ("phone_numbers[]", "+1"))).Settings.PhoneNumbers);

    [Fact]
    public async Task A_list_within_a_list_is_dropped() =>
        Assert.Equal(["FR"], (await _test.CreateRawAsync(("filters_countries[0][]", "IT"), ("filters_countries[]", "FR"))).Settings.Countries);

    [Fact]
    public async Task A_text_takes_the_place_of_a_list_with_its_name() =>
        Assert.Empty((await _test.CreateRawAsync(("filters_countries[]", "IT"), ("filters_countries", "FR"))).Settings.Countries);

    [Fact]
    public async Task Dots_and_spaces_in_a_name_are_underscores() =>
        Assert.Equal(["IT"], (await _test.CreateRawAsync((" filters.countries[]", "IT"))).Settings.Countries);

    [Fact]
    public async Task A_bracket_that_is_never_closed_does_not_create_a_list() =>
        Assert.Empty((await _test.CreateRawAsync(("filters_countries[", "IT"))).Settings.Countries);

    private static string Part(string disposition, string value) => $"--b\r\nContent-Disposition: {disposition}\r\n\r\n{value}\r\n";

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> FieldsAsync(string body, string contentType = "multipart/form-data; boundary=b")
    {
        using var response = await _test.PostBytesAsync("api/segments", contentType, body);
        return _test.Service.Requests[^1].Fields;
    }
}
