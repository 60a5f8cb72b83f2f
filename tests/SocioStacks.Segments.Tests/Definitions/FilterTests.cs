namespace SocioStacks.Segments.Tests.Definitions;

/// <summary>The conditions of a filter.</summary>
public sealed class FilterTests
{
    private static FilterSegmentDefinition Filter => SegmentDefinition.Filter();

    public static TheoryData<string> Blank => ["", " ", "\t", "\r\n", "\u00A0", "\u3000", "\0", " \0\v"];

    public static TheoryData<string> NoNumbers =>
        ["", " ", "abc", "1,5", "1,000", "1 000", " 18", "18 ", "0x10", "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "∞", "٣", "１８", "--1", "+-1", "-", "+", ".", "e5", "1e", "18%", "$18", "(18)", "1_000", "18\n"];

    public static TheoryData<string> Numbers => ["18", "-3", "+4", "0.5", "-0.5", ".5", "007", "0", "-0", "1e3", "1E-3", "123456789012345678901234567890"];

    public static TheoryData<string> BadConditions => ["sounds_like", "EXACT", "Exact", " exact", "exact ", "bigger", "=", ">", "+15550199", "exact\0"];

    public static TheoryData<string> PhoneNumberArguments => ["+15550199", "15550199", "+1", "39", "x15550199"];

    [Fact]
    public async Task A_filter_with_nothing_in_it_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => Filter);
    }

    [Fact]
    public async Task A_filter_with_nothing_in_it_is_rejected_in_an_update()
    {
        await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, "Name", Filter, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Empty_lists_of_countries_and_continents_are_nothing()
    {
        await RejectionAssert.RejectsAsync(() => Filter.InCountries().InContinents());
    }

    [Fact]
    public async Task A_51st_filter_is_rejected()
    {
        var e = await RejectionAssert.RejectsAsync(() => WithFilters(51));
        Assert.Contains("50", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_filters_are_sent_with_indices_from_0_to_49()
    {
        var fields = await FormRecorder.FieldsOfAsync(WithFilters(50));
        Assert.Equal(
            Enumerable.Range(0, 50).SelectMany(i => (string[])[$"filters_custom_parameter_key[{i}]=key{i}", $"filters_custom_parameter_condition[{i}]=exact", $"filters_custom_parameter_value[{i}]=value{i}"]),
            fields.Skip(2));
    }

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task A_blank_key_is_rejected(string key)
    {
        Assert.Equal("key", (await RejectionAssert.RejectsAsync(() => Filter.Where(key, FilterCondition.Exact, "value"))).ParamName);
    }

    [Fact]
    public async Task A_null_key_is_rejected()
    {
        Assert.Equal("key", (await RejectionAssert.RejectsAsync(() => Filter.Where(null!, FilterCondition.Exact, "value"))).ParamName);
    }

    [Fact]
    public async Task A_null_value_is_rejected()
    {
        Assert.Equal("value", (await RejectionAssert.RejectsAsync(() => Filter.Where("key", FilterCondition.Exact, null!))).ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_key_of_65_characters_is_rejected(string character)
    {
        Assert.Equal("key", (await RejectionAssert.RejectsAsync(() => Filter.Where(Repeated(character, 65), FilterCondition.Exact, "value"))).ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_key_of_64_characters_is_sent(string character)
    {
        var key = Repeated(character, 64);
        Assert.Equal($"filters_custom_parameter_key[0]={key}", (await FormRecorder.FieldsOfAsync(Filter.Where(key, FilterCondition.Exact, "value")))[2]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_value_of_513_characters_is_rejected(string character)
    {
        Assert.Equal("value", (await RejectionAssert.RejectsAsync(() => Filter.Where("key", FilterCondition.Exact, Repeated(character, 513)))).ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_value_of_512_characters_is_sent(string character)
    {
        var value = Repeated(character, 512);
        Assert.Equal($"filters_custom_parameter_value[0]={value}", (await FormRecorder.FieldsOfAsync(Filter.Where("key", FilterCondition.Exact, value)))[4]);
    }

    [Fact]
    public async Task An_empty_value_is_sent()
    {
        Assert.Equal("filters_custom_parameter_value[0]=", (await FormRecorder.FieldsOfAsync(Filter.Where("key", FilterCondition.Exact, "")))[4]);
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public async Task Half_a_surrogate_pair_is_rejected(int half)
    {
        await RejectionAssert.RejectsAsync(() => Filter.Where("a" + (char)half, FilterCondition.Exact, "value"));
        await RejectionAssert.RejectsAsync(() => Filter.Where("key", FilterCondition.Exact, (char)half + "a"));
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task A_value_that_is_not_a_number_is_not_compared_as_bigger(string value)
    {
        Assert.Equal("value", (await RejectionAssert.RejectsAsync(() => Filter.Where("age", FilterCondition.BiggerThan, value))).ParamName);
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task A_value_that_is_not_a_number_is_not_compared_as_lower(string value)
    {
        Assert.Equal("value", (await RejectionAssert.RejectsAsync(() => Filter.Where("age", FilterCondition.LowerThan, value))).ParamName);
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public async Task A_value_that_is_not_a_number_is_compared_as_text(string value)
    {
        Assert.Equal($"filters_custom_parameter_value[0]={value}", (await FormRecorder.FieldsOfAsync(Filter.Where("age", FilterCondition.Contains, value)))[4]);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_is_compared_as_one(string value)
    {
        Assert.Equal($"filters_custom_parameter_value[0]={value}", (await FormRecorder.FieldsOfAsync(Filter.Where("age", FilterCondition.LowerThan, value)))[4]);
    }

    [Fact]
    public async Task A_condition_without_a_word_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => Filter.Where("key", default, "value"));
        await RejectionAssert.RejectsAsync(() => Filter.Where("key", new FilterCondition(" "), "value"));
    }

    [Theory]
    [MemberData(nameof(BadConditions))]
    public async Task Another_condition_than_the_ten_is_rejected(string condition)
    {
        var e = await RejectionAssert.RejectsAsync(() => Filter.Where("key", new FilterCondition(condition), "value"));
        Assert.Equal(
            "The condition of a filter must be one of exact, not_exact, contains, not_contains, starts_with, not_starts_with, ends_with, not_ends_with, bigger_than, lower_than: "
            + "the service would treat any other as exact. (Parameter 'condition')",
            e.Message);
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("not_exact")]
    [InlineData("contains")]
    [InlineData("not_contains")]
    [InlineData("starts_with")]
    [InlineData("not_starts_with")]
    [InlineData("ends_with")]
    [InlineData("not_ends_with")]
    [InlineData("bigger_than")]
    [InlineData("lower_than")]
    public async Task Each_of_the_ten_conditions_is_sent(string condition)
    {
        Assert.Equal($"filters_custom_parameter_condition[0]={condition}", (await FormRecorder.FieldsOfAsync(Filter.Where("key", new FilterCondition(condition), "1")))[3]);
    }

    [Theory]
    [MemberData(nameof(PhoneNumberArguments))]
    public async Task A_phone_number_in_the_wrong_place_is_not_repeated(string number)
    {
        List<ArgumentException> rejections =
        [
            await RejectionAssert.RejectsAsync(() => Filter.InCountries(number)),
            await RejectionAssert.RejectsAsync(() => Filter.InContinents(new Continent(number))),
            await RejectionAssert.RejectsAsync(() => Filter.Where("key", new FilterCondition(number), "value")),
            await RejectionAssert.RejectsAsync(() => Filter.Where(number + new string('x', 64), FilterCondition.Exact, "value")),
            await RejectionAssert.RejectsAsync(() => Filter.Where("key", FilterCondition.BiggerThan, number + " x")),
            await RejectionAssert.RejectsAsync(() => Filter.Where("key", FilterCondition.Exact, number + new string('x', 512))),
        ];
        Assert.All(rejections, e => Assert.DoesNotContain($"'{number}", e.ToString(), StringComparison.Ordinal));
        if (number.Length > 4)
            Assert.All(rejections, e => Assert.DoesNotContain("5550199", e.ToString(), StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => new Segment { Id = 1, Type = new SegmentType("+15550199") }.ToDefinition());
    }

    [Theory]
    [InlineData("18", "18")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1.50", "1.50")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public async Task A_decimal_is_sent_with_a_point_in_every_culture(string value, string sent)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal($"filters_custom_parameter_value[0]={sent}", (await FormRecorder.FieldsOfAsync(Filter.Where("age", FilterCondition.LowerThan, number)))[4]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Where_returns_a_new_definition_and_leaves_the_old_one()
    {
        var before = Filter.Where("a", FilterCondition.Exact, "1");
        var after = before.Where("b", FilterCondition.Exact, "2");
        Assert.Equal(5, (await FormRecorder.FieldsOfAsync(before)).Count);
        Assert.Equal(8, (await FormRecorder.FieldsOfAsync(after)).Count);
    }

    [Fact]
    public async Task An_array_changed_after_the_call_changes_no_definition()
    {
        string[] countries = ["IT"];
        Continent[] continents = [Continent.Asia];
        var definition = Filter.InCountries(countries).InContinents(continents);
        countries[0] = "FR";
        continents[0] = Continent.Africa;
        Assert.Equal(["filters_countries[]=IT", "filters_continents[]=AS"], (await FormRecorder.FieldsOfAsync(definition)).Skip(2));
    }

    [Fact]
    public async Task A_rejected_part_leaves_the_definition_as_it_was()
    {
        var definition = Filter.InCountries("IT");
        Assert.Throws<ArgumentException>(() => definition.InCountries("FR", "nonsense"));
        Assert.Equal(["filters_countries[]=IT"], (await FormRecorder.FieldsOfAsync(definition)).Skip(2));
    }

    [Fact]
    public void The_type_is_filter()
    {
        Assert.Equal(SegmentType.Filter, Filter.Type);
    }

    private static FilterSegmentDefinition WithFilters(int count) =>
        Enumerable.Range(0, count).Aggregate(Filter, (filter, i) => filter.Where($"key{i}", FilterCondition.Exact, $"value{i}"));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
