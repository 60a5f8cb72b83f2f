using System.Globalization;

namespace SocioStacks.Segments.Tests.Definitions;

public sealed class BulkTests
{
    private const string Secret = "15550199";

    // By name, because many cannot be printed.
    private static readonly Dictionary<string, string> Bad = new()
    {
        ["comma"] = $"+{Secret},",
        ["two numbers"] = $"+{Secret},+{Secret}",
        ["two numbers with a semicolon"] = $"+{Secret};+{Secret}",
        ["two numbers with a slash"] = $"+{Secret}/+{Secret}",
        ["two numbers with a space"] = $"+{Secret} +{Secret}",
        ["two numbers without a plus"] = $"{Secret} {Secret}000",
        ["two pluses"] = $"++{Secret}",
        ["two pluses with a space"] = $"+ +{Secret}",
        ["plus behind the first digit"] = $"1+{Secret}",
        ["plus at the end"] = $"{Secret}+",
        ["nineteen digits"] = $"+{Secret}{new string('0', 11)}",
        ["no digit"] = "-",
        ["plus alone"] = "+",
        ["brackets alone"] = "()",
        ["line feed"] = $"+{Secret}\n",
        ["carriage return"] = $"+{Secret}\r",
        ["line end"] = $"+{Secret}\r\n+{Secret}",
        ["vertical tab"] = $"+{Secret}\v",
        ["form feed"] = $"+{Secret}\f",
        ["next line"] = $"+{Secret}\u0085",
        ["line separator"] = $"+{Secret}\u2028",
        ["paragraph separator"] = $"+{Secret}\u2029",
        ["tab"] = $"+{Secret}\t",
        ["NUL"] = $"+{Secret}\0",
        ["escape"] = $"+{Secret}\u001B[31m",
        ["letter in front"] = $"a{Secret}",
        ["letter at the end"] = $"{Secret}Z",
        ["extension"] = $"+{Secret} ext. 5",
        ["accented letter"] = $"+{Secret}é",
        ["Arabic letter"] = $"+{Secret}م",
        ["Chinese letter"] = $"+{Secret}北",
        ["letter outside the first plane"] = $"+{Secret}𝐀",
        ["modifier letter"] = $"+{Secret}ʰ",
        ["high surrogate"] = $"+{Secret}" + (char)0xD83D,
        ["low surrogate"] = (char)0xDE42 + $"+{Secret}",
        ["embedding of a contact card"] = $"\u202A+{Secret}\u202C",
        ["left-to-right mark"] = $"\u200E+{Secret}",
        ["isolate"] = $"\u2066+{Secret}\u2069",
        ["byte order mark"] = $"\uFEFF+{Secret}",
        ["zero-width space"] = $"+1\u200B{Secret}",
        ["word joiner"] = $"+1\u2060{Secret}",
        ["soft hyphen"] = $"+1\u00AD{Secret}",
        ["no-break space"] = $"+1\u00A0{Secret}",
        ["narrow no-break space"] = $"+1\u202F{Secret}",
        ["ideographic space"] = $"+1\u3000{Secret}",
        ["full-width digits"] = $"+{Secret}１２",
        ["full-width plus"] = $"＋{Secret}",
        ["Arabic-Indic digits"] = $"+{Secret}٣٣٣",
        ["digits outside the first plane"] = $"+{Secret}𝟏",
        ["superscript"] = $"+{Secret}¹",
        ["no-break hyphen"] = $"+1\u2011{Secret}",
        ["en dash"] = $"+1–{Secret}",
        ["minus sign"] = $"+1−{Secret}",
        ["stars"] = $"*123*{Secret}#",
        ["quotes"] = $"\"+{Secret}\"",
        ["emoji"] = $"+{Secret}🙂",
        ["underscore"] = $"+1_{Secret}",
        ["at sign"] = $"{Secret}@1.2",
    };

    public static TheoryData<string> BadNumbers => [.. Bad.Keys];

    public static TheoryData<string> BlankNumbers => ["", " ", "\t", "\u00A0", "\u3000", "\r\n"];

    public static TheoryData<string> GoodNumbers =>
        ["+15550100", "1", "+1 (555) 010-0001", "00 39 06/1234.567", "+123 123 123", "(+39) 333", " +1 ", "123456789012345678", "+123456789012345678", "0039-06.12/34(5)", "000"];

    [Theory]
    [MemberData(nameof(BadNumbers))]
    public async Task A_bad_number_of_a_collection_is_rejected(string which)
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk("+1", Bad[which]));
    }

    [Theory]
    [MemberData(nameof(BadNumbers))]
    public async Task A_bad_number_of_an_iterator_is_rejected(string which)
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(Iterated("+1", Bad[which])));
    }

    [Theory]
    [MemberData(nameof(BadNumbers))]
    public async Task A_bad_number_is_rejected_in_an_update(string which)
    {
        await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, "Name", SegmentDefinition.Bulk(Bad[which]), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(BadNumbers))]
    public async Task A_rejection_reports_the_place_of_a_number_but_never_the_number(string which)
    {
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk("+1", "+2", Bad[which]));
        Assert.Contains("[2]", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BlankNumbers))]
    public async Task A_blank_number_is_rejected(string number)
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk("+1", number, "+2"));
    }

    [Theory]
    [MemberData(nameof(BlankNumbers))]
    public async Task A_blank_number_of_an_iterator_is_rejected(string number)
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(Iterated("+1", number, "+2")));
    }

    [Fact]
    public async Task A_rejection_states_what_is_wrong_what_is_allowed_and_what_helps()
    {
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk("+1", "+1;+2"));
        Assert.Equal(
            "phoneNumbers[1] has a comma, semicolon, tab or line break, which separates numbers. An entry is one phone number: 1 to 18 ASCII digits, spaces, - . ( ) / and at most one +, "
            + "before the first digit. Use PhoneNumbers.Normalize to convert a list; it reports the entries that it cannot convert. (Parameter 'definition')",
            e.Message);
    }

    [Theory]
    [InlineData("٣", "has a digit that is not ASCII")]
    [InlineData("１２３", "has a digit that is not ASCII")]
    [InlineData("\u202A+1", "has an invisible character")]
    [InlineData("+1\0", "has an invisible character")]
    [InlineData("+1 x 5", "has a letter")]
    [InlineData("+", "has no digit")]
    [InlineData("1234567890123456789", "has more than 18 digits")]
    [InlineData("++1", "has more than one +")]
    [InlineData("1+1", "has a + after a digit")]
    [InlineData(" ", "is blank")]
    [InlineData("#1", "has a character that is not allowed")]
    public async Task A_rejection_states_what_is_wrong(string number, string reason)
    {
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(number));
        Assert.StartsWith($"phoneNumbers[0] {reason}.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public async Task What_is_a_number_is_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("phone_numbers=+1 (555) 010-0001", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk("+1 (555) 010-0001")))[^1]);
            Assert.StartsWith("phoneNumbers[0] has a digit", (await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk("+١"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_null_among_the_numbers_is_rejected()
    {
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk("+1", null!));
        Assert.Contains("[1]", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_number_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk());
    }

    [Fact]
    public async Task An_empty_collection_of_numbers_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(new List<string>()));
    }

    [Fact]
    public async Task An_empty_iterator_of_numbers_is_rejected()
    {
        await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(Iterated()));
    }

    [Fact]
    public void Null_for_the_numbers_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(() => SegmentDefinition.Bulk((IEnumerable<string>)null!));
        Assert.Throws<ArgumentNullException>(() => SegmentDefinition.Bulk(null!));
    }

    [Fact]
    public async Task A_bad_number_at_the_end_of_a_long_collection_sends_nothing()
    {
        var numbers = Numbers(200_000).Append("+1a").ToList();
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(numbers));
        Assert.Contains("[200000]", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_number_at_the_end_of_a_long_iterator_sends_nothing()
    {
        var e = await RejectionAssert.RejectsAsync(() => SegmentDefinition.Bulk(Numbers(200_000).Append("+1a")));
        Assert.Contains("[200000]", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(GoodNumbers))]
    public async Task One_number_in_ASCII_is_sent_as_it_is(string number)
    {
        Assert.Equal(["name=Name", "type=bulk", $"phone_numbers={number}"], await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(number)));
    }

    [Theory]
    [MemberData(nameof(GoodNumbers))]
    public async Task One_number_in_ASCII_is_sent_as_it_is_from_an_iterator(string number)
    {
        Assert.Equal($"phone_numbers={number},{number}", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(Iterated(number, number))))[^1]);
    }

    [Fact]
    public async Task A_number_that_comes_twice_is_sent_twice()
    {
        Assert.Equal("phone_numbers=+1,+1", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk("+1", "+1")))[^1]);
    }

    [Fact]
    public void The_type_is_bulk()
    {
        Assert.Equal(SegmentType.Bulk, SegmentDefinition.Bulk("+1").Type);
    }

    [Fact]
    public void Numbers_are_not_read_before_they_are_sent()
    {
        Assert.NotNull(SegmentDefinition.Bulk(Enumerable.Range(0, 1).Select<int, string>(_ => throw new InvalidOperationException("It was read."))));
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(0, count).Select(i => $"+1555{i:D7}");

    private static IEnumerable<string> Iterated(params string[] numbers) => numbers.Where(_ => true);
}
