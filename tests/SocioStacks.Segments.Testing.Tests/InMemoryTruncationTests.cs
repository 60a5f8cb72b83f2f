namespace SocioStacks.Segments.Testing.Tests;

public sealed class InMemoryTruncationTests : IDisposable
{
    private readonly ServiceUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_name_is_truncated_at_256_characters()
    {
        using var response = await _test.PostAsync("api/segments", ("name", new string('n', 257)));

        Assert.Equal(new string('n', 256), _test.Service.Segments[0].Name);
    }

    [Fact]
    public async Task Truncation_counts_an_emoji_as_one_character()
    {
        using var response = await _test.PostAsync("api/segments", ("name", string.Concat(Enumerable.Repeat("😀", 257))));

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 256)), _test.Service.Segments[0].Name);
    }

    [Fact]
    public async Task A_name_is_truncated_on_update_too()
    {
        await _test.CreateRawAsync();
        using var response = await _test.PostAsync("api/segments/1", ("name", new string('n', 300)));

        Assert.Equal(256, _test.Service.Segments[0].Name.Length);
    }

    [Theory]
    [InlineData("smart")]
    [InlineData("Bulk")]
    [InlineData("")]
    public async Task An_unknown_type_becomes_filter(string type) =>
        Assert.Equal(SegmentType.Filter, (await _test.CreateRawAsync(("type", type))).Type);

    [Theory]
    [InlineData("smaller_than")]
    [InlineData("EXACT")]
    [InlineData("")]
    public async Task An_unknown_condition_becomes_exact(string condition)
    {
        var segment = await _test.CreateRawAsync(
            ("filters_custom_parameter_key[0]", "age"), ("filters_custom_parameter_condition[0]", condition), ("filters_custom_parameter_value[0]", "18"));

        Assert.Equal([new SegmentFilter("age", FilterCondition.Exact, "18")], segment.Settings.Filters);
    }

    [Fact]
    public async Task A_filter_without_condition_and_value_asks_for_an_exactly_empty_value()
    {
        var segment = await _test.CreateRawAsync(("filters_custom_parameter_key[0]", "age"));

        Assert.Equal([new SegmentFilter("age", FilterCondition.Exact, "")], segment.Settings.Filters);
    }

    [Fact]
    public async Task Unknown_countries_are_dropped()
    {
        var segment = await _test.CreateRawAsync(
            ("filters_countries[]", "IT"), ("filters_countries[]", "XX"), ("filters_countries[]", "de"), ("filters_countries[]", ""), ("filters_countries[]", "FR"));

        Assert.Equal(["IT", "FR"], segment.Settings.Countries);
    }

    [Fact]
    public async Task Unknown_continents_are_dropped()
    {
        var segment = await _test.CreateRawAsync(
            ("filters_continents[]", "EU"), ("filters_continents[]", "XX"), ("filters_continents[]", "eu"), ("filters_continents[]", "OC"));

        Assert.Equal([Continent.Europe, Continent.Oceania], segment.Settings.Continents);
    }

    [Theory]
    [InlineData("AF")]
    [InlineData("AN")]
    [InlineData("AS")]
    [InlineData("EU")]
    [InlineData("NA")]
    [InlineData("OC")]
    [InlineData("SA")]
    public async Task Every_continent_is_known(string code) =>
        Assert.Equal([new Continent(code)], (await _test.CreateRawAsync(("filters_continents[]", code))).Settings.Continents);

    [Fact]
    public async Task Dropped_countries_can_leave_a_filter_that_matches_no_one()
    {
        _test.Service.AddContact(new SegmentContact { CountryCode = "IT", CustomParameters = new Dictionary<string, string> { ["a"] = "1" } });
        var segment = await _test.CreateRawAsync(("filters_countries[]", "XX"), ("filters_custom_parameter_key[0]", "a"), ("filters_custom_parameter_value[0]", "1"));

        Assert.Equal(0, segment.TotalContacts);
    }

    [Fact]
    public async Task Dropped_continents_can_leave_a_filter_that_matches_no_one()
    {
        _test.Service.AddContact(new SegmentContact { ContinentCode = "EU", CountryCode = "IT" });
        var segment = await _test.CreateRawAsync(("filters_continents[]", "XX"), ("filters_countries[]", "IT"));

        Assert.Equal(0, segment.TotalContacts);
    }

    [Fact]
    public async Task Phone_numbers_are_split_at_commas_and_line_ends()
    {
        var segment = await _test.CreateRawAsync(("type", "bulk"), ("phone_numbers", "+1,+2\n+3\r\n+4\r+5"));

        Assert.Equal(["+1", "+2", "+3", "+4", "+5"], segment.Settings.PhoneNumbers);
    }

    [Fact]
    public async Task Repeated_and_blank_phone_numbers_are_dropped()
    {
        var segment = await _test.CreateRawAsync(("type", "bulk"), ("phone_numbers", "+1,, +2, ,+1 ,\r\n"));

        Assert.Equal(["+1", "+2"], segment.Settings.PhoneNumbers);
        Assert.Equal(2, segment.TotalContacts);
    }

    [Fact]
    public async Task Contact_ids_that_are_not_positive_integers_are_dropped()
    {
        var segment = await _test.CreateRawAsync(("type", "custom"), ("contacts_ids", "1, 2,x,0,-3,4.5,,+6,\u00a07,5"));

        Assert.Equal([1, 2, 5], segment.Settings.ContactIds);
        Assert.Equal(3, segment.TotalContacts);
    }

    [Fact]
    public async Task A_contact_id_beyond_a_long_becomes_the_largest_one() =>
        Assert.Equal([1, long.MaxValue], (await _test.CreateRawAsync(("type", "custom"), ("contacts_ids", "1,99999999999999999999"))).Settings.ContactIds);

    [Fact]
    public async Task Repeated_contact_ids_and_codes_are_kept_once()
    {
        var custom = await _test.CreateRawAsync(("type", "custom"), ("contacts_ids", "3,1,3"));
        var filter = await _test.CreateRawAsync(("filters_countries[]", "IT"), ("filters_countries[]", "IT"), ("filters_continents[]", "EU"), ("filters_continents[]", "EU"));

        Assert.Equal([3, 1], custom.Settings.ContactIds);
        Assert.Equal(["IT"], filter.Settings.Countries);
        Assert.Equal([Continent.Europe], filter.Settings.Continents);
    }

    [Fact]
    public async Task The_key_of_a_filter_is_truncated_at_64_characters_and_its_value_at_512()
    {
        var segment = await _test.CreateRawAsync(
            ("filters_custom_parameter_key[0]", new string('k', 65)), ("filters_custom_parameter_value[0]", new string('v', 513)));

        Assert.Equal([new SegmentFilter(new string('k', 64), FilterCondition.Exact, new string('v', 512))], segment.Settings.Filters);
    }

    [Fact]
    public async Task Filters_after_index_49_are_ignored()
    {
        var segment = await _test.CreateRawAsync(
            ("filters_custom_parameter_key[50]", "late"), ("filters_custom_parameter_key[49]", "last"), ("filters_custom_parameter_key[x]", "text"));

        Assert.Equal("last", Assert.Single(segment.Settings.Filters).Key);
    }

    [Fact]
    public async Task A_filter_with_a_blank_key_is_ignored()
    {
        var segment = await _test.CreateRawAsync(("filters_custom_parameter_key[0]", " "), ("filters_custom_parameter_key[1]", "age"));

        Assert.Equal("age", Assert.Single(segment.Settings.Filters).Key);
    }

    [Fact]
    public async Task A_form_beyond_the_size_limit_counts_as_empty()
    {
        _test.Service.MaxFormBytes = 1000;
        var e = await Assert.ThrowsAsync<SegmentsApiException>(() => _test.Client.CreateAsync(
            "Large", SegmentDefinition.Bulk(Enumerable.Range(0, 200).Select(i => $"+1555{i:0000}")), ServiceUnderTest.Token));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, e.StatusCode);
        Assert.Empty(_test.Service.Segments);
    }

    [Fact]
    public async Task A_form_of_exactly_the_size_limit_is_read()
    {
        const string body = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nFits\r\n--b--\r\n";
        _test.Service.MaxFormBytes = body.Length;
        using var response = await _test.PostBytesAsync("api/segments", "multipart/form-data; boundary=b", body);

        Assert.Equal("Fits", Assert.Single(_test.Service.Segments).Name);
    }

    [Fact]
    public void The_size_limit_is_that_of_PHP() => Assert.Equal(8 * 1024 * 1024, _test.Service.MaxFormBytes);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_of_a_form_below_1_is_rejected(int limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _test.Service.MaxFormBytes = limit);
        Assert.Throws<ArgumentOutOfRangeException>(() => _test.Service.MaxFormFields = limit);
    }

    [Fact]
    public async Task Fields_after_the_thousandth_are_lost()
    {
        // The name is the first field of all.
        var fields = Enumerable.Range(2, 1000).Select(i => ("filters_countries[]", i switch { 1000 => "FR", 1001 => "DE", _ => "IT" })).ToArray();
        var segment = await _test.CreateRawAsync(fields);

        Assert.Equal(["IT", "FR"], segment.Settings.Countries);
    }

    [Fact]
    public async Task The_limit_of_fields_can_be_that_of_another_server()
    {
        _test.Service.MaxFormFields = 2;

        Assert.Equal(["IT"], (await _test.CreateRawAsync(("filters_countries[]", "IT"), ("filters_countries[]", "FR"))).Settings.Countries);
    }
}
