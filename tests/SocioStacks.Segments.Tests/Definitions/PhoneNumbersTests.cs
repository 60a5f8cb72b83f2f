using System.Globalization;
using CsCheck;

namespace SocioStacks.Segments.Tests.Definitions;

/// <summary><see cref="PhoneNumbers.Normalize"/> cleans a list as people have it, and never guesses.</summary>
public sealed class PhoneNumbersTests
{
    private const string Secret = "15550199";

    private static readonly string[] Pieces =
    [
        "0", "1", "2", "9", "00", "+", " ", "-", ".", "(", ")", "/", ",", ";", "\n", "\r\n", "\t", "\0", "x", "é", "*", "\u202A", "\u202C", "\uFEFF", "\u200B", "\u00AD", "\uFE0F",
        "\u00A0", "\u202F", "\u3000", "１", "٣", "۹", "𝟏", "²", "＋", "（", "）", "／", "．", "–", "\u2011", "−", "〜", "，", "🙂", "\uD83D", "\uDE42", "00391234567", "+391234567", "123456789",
    ];

    private static readonly Gen<List<string?>> Lists = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Array[0, 8].Select(string? (indexes) => string.Concat(indexes.Select(i => Pieces[i]))), Gen.Const((string?)null)).List[0, 12];

    // By name, because many cannot be printed.
    private static readonly Dictionary<string, (string Entry, string Number)> Converted = new()
    {
        ["a clean number"] = ("+15550100", "+15550100"),
        ["a number with all that is allowed"] = ("+1 (555) 010-01.00/1", "+1 (555) 010-01.00/1"),
        ["spaces at the ends"] = ("  +15550100 ", "+15550100"),
        ["a line end at the end"] = ("+15550100\r\n", "+15550100"),
        ["tabs at the ends"] = ("\t+15550100\t", "+15550100"),
        ["NUL at the end"] = ("+15550100\0", "+15550100"),
        ["a byte order mark"] = ("\uFEFF+15550100", "+15550100"),
        ["the embedding of a contact card"] = ("\u202A+1 555\u20110100\u202C", "+1 555-0100"),
        ["direction marks"] = ("\u200E+15550100\u200F", "+15550100"),
        ["isolates"] = ("\u2068+15550100\u2069", "+15550100"),
        ["an invisible character before white space"] = ("\u200B +15550100 \u200B", "+15550100"),
        ["zero-width characters within"] = ("+1\u200B555\u200C01\u200D0\u20600", "+15550100"),
        ["a soft hyphen within"] = ("+1555\u00AD0100", "+15550100"),
        ["a variation selector"] = ("+15550100\uFE0F", "+15550100"),
        ["no-break spaces"] = ("\u00A0+1\u00A0555\u202F0100\u00A0", "+1 555 0100"),
        ["other spaces"] = ("\u3000+1\u2009555\u20030100", "+1 555 0100"),
        ["full width"] = ("＋１（５５５）０１０／００．１", "+1(555)010/00.1"),
        ["Arabic-Indic digits"] = ("+٣٩ ٣٣٣", "+39 333"),
        ["Persian digits"] = ("۰۰۳۹۳۳۳", "0039333"),
        ["Devanagari digits"] = ("+९१ ९८", "+91 98"),
        ["digits outside the first plane"] = ("+𝟏𝟓𝟓𝟓", "+1555"),
        ["dashes"] = ("1‐2‑3‒4–5—6―7−8﹣9－0", "1-2-3-4-5-6-7-8-9-0"),
        ["zeros in front"] = ("007", "007"),
        ["no plus and no country code"] = ("333 1234567", "333 1234567"),
        ["two zeros in front"] = ("0039 333", "0039 333"),
    };

    private static readonly Dictionary<string, (string? Entry, string Reason)> NotConverted = new()
    {
        ["null"] = (null, "is blank"),
        ["empty"] = ("", "is blank"),
        ["white space"] = (" \t\u00A0\u3000\r\n", "is blank"),
        ["invisible characters alone"] = ("\uFEFF\u200B\u202C\0", "is blank"),
        ["two numbers with a comma"] = ($"+{Secret},+{Secret}", "has a comma, semicolon, tab or line break, which separates numbers"),
        ["two numbers with a semicolon"] = ($"+{Secret};+{Secret}", "has a comma, semicolon, tab or line break, which separates numbers"),
        ["two numbers with a full-width comma"] = ($"+{Secret}，+{Secret}", "has a comma, semicolon, tab or line break, which separates numbers"),
        ["two numbers with a line end"] = ($"+{Secret}\n+{Secret}", "has a comma, semicolon, tab or line break, which separates numbers"),
        ["two numbers with a tab"] = ($"{Secret}\t123", "has a comma, semicolon, tab or line break, which separates numbers"),
        ["two numbers with a control character"] = ($"{Secret}\u001F123", "has an invisible character"),
        ["two numbers with a slash"] = ($"+{Secret}/+{Secret}", "has more than one +"),
        ["two numbers without a plus"] = ($"{Secret}/{Secret}123", "has more than 18 digits"),
        ["a range"] = ($"{Secret}〜105", "has a character that is not allowed"),
        ["a letter"] = ($"tel:+{Secret}", "has a letter"),
        ["an extension"] = ($"+{Secret} ext 5", "has a letter"),
        ["a formula"] = ($"=+{Secret}", "has a character that is not allowed"),
        ["an apostrophe"] = ($"'+{Secret}", "has a character that is not allowed"),
        ["a rounded number"] = ("1.55502E+10", "has a letter"),
        ["a superscript"] = ($"+{Secret}²", "has a character that is not allowed"),
        ["no digit"] = ("+-()", "has no digit"),
        ["half a surrogate pair"] = ($"+{Secret}\uD83D", "has an unpaired surrogate"),
        ["nineteen digits"] = ("+1234567890123456789", "has more than 18 digits"),
        ["nineteen full-width digits"] = ("１２３４５６７８９０１２３４５６７８９", "has more than 18 digits"),
        ["a plus within"] = ("1+2", "has a + after a digit"),
    };

    public static TheoryData<string> Conversions => [.. Converted.Keys];

    public static TheoryData<string> Rejections => [.. NotConverted.Keys];

    [Theory]
    [MemberData(nameof(Conversions))]
    public void An_entry_is_converted_to_ASCII(string which)
    {
        var report = PhoneNumbers.Normalize([Converted[which].Entry]);
        Assert.Equal([Converted[which].Number], report.Accepted);
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Duplicates);
    }

    [Theory]
    [MemberData(nameof(Rejections))]
    public void An_entry_that_is_not_one_number_is_rejected_by_index_and_reason_and_never_by_text(string which)
    {
        var report = PhoneNumbers.Normalize(["+1", NotConverted[which].Entry, "+2"]);
        Assert.Equal([new(1, NotConverted[which].Reason)], report.Rejected);
        Assert.Equal(["+1", "+2"], report.Accepted);
        Assert.DoesNotContain(Secret, report.Rejected[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_rejected_entries_are_reported()
    {
        var report = PhoneNumbers.Normalize(Enumerable.Repeat("x", 10_000));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (long)i), report.Rejected.Select(issue => issue.Index));
    }

    [Theory]
    [InlineData("+39333", "+39 333", true)]
    [InlineData("+39333", "0039333", true)]
    [InlineData("0039333", "(+39) 333", true)]
    [InlineData("+39333", "00 39-3/3.3", true)]
    [InlineData("39333", "39 333", true)]
    [InlineData("+39333", "＋٣٩333", true)]
    [InlineData("+39333", "39333", false)]
    [InlineData("0039333", "39333", false)]
    [InlineData("+39333", "+039333", false)]
    [InlineData("+39333", "+0039333", false)]
    [InlineData("0039333", "00039333", false)]
    [InlineData("0333", "333", false)]
    [InlineData("0", "000", false)]
    [InlineData("0", "1", false)]
    [InlineData("123456789012345678", "+123456789012345678", false)]
    [InlineData("999999999999999999", "99999999999999999", false)]
    [InlineData("000000000000000000", "00000000000000000", false)]
    public void Entries_with_the_same_digits_and_prefix_are_duplicates_and_others_are_not(string first, string second, bool areDuplicates)
    {
        var report = PhoneNumbers.Normalize([first, second]);
        Assert.Equal(areDuplicates ? 1 : 2, report.Accepted.Count);
        Assert.Equal(areDuplicates ? [new(1, "repeats the number of an earlier entry")] : [], report.Duplicates);
    }

    [Fact]
    public void The_first_of_duplicates_is_kept_as_it_was_written()
    {
        var report = PhoneNumbers.Normalize(["+1", " 0039 333", "+39333", "+1 ", "00-39-333"]);
        Assert.Equal(["+1", "0039 333"], report.Accepted);
        Assert.Equal([2L, 3, 4], report.Duplicates.Select(issue => issue.Index));
    }

    [Fact]
    public void An_empty_list_returns_an_empty_report()
    {
        var report = PhoneNumbers.Normalize([]);
        Assert.Empty(report.Accepted);
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Duplicates);
    }

    [Fact]
    public void A_null_list_is_rejected() => Assert.Equal("entries", Assert.Throws<ArgumentNullException>(() => PhoneNumbers.Normalize(null!)).ParamName);

    [Fact]
    public void Entries_are_read_once()
    {
        var reads = 0;
        PhoneNumbers.Normalize(Enumerable.Range(0, 100).Select(i => $"+1{i + (0 * reads++)}"));
        Assert.Equal(100, reads);
    }

    [Fact]
    public void A_clean_number_is_not_copied()
    {
        var number = string.Concat("+1555", "0100");
        Assert.Same(number, PhoneNumbers.Normalize([number]).Accepted[0]);
    }

    [Fact]
    public void A_report_shows_counts_and_no_number()
    {
        var report = PhoneNumbers.Normalize([$"+{Secret}", $"+{Secret}", $"+{Secret}x"]);
        Assert.Equal("PhoneNumberReport { Accepted: 1, Rejected: 1, Duplicates: 1 }", report.ToString());
    }

    [Fact]
    public async Task What_was_accepted_can_be_sent()
    {
        var report = PhoneNumbers.Normalize([.. Converted.Values.Select(conversion => conversion.Entry)]);
        Assert.Equal($"phone_numbers={string.Join(',', report.Accepted)}", (await FormRecorder.FieldsOfAsync(SegmentDefinition.Bulk(report.Accepted)))[^1]);
    }

    [Fact]
    public void Whatever_is_accepted_Bulk_accepts_and_nothing_in_it_changes_a_second_time() =>
        Lists.Sample(entries =>
        {
            var accepted = PhoneNumbers.Normalize(entries).Accepted;
            if (accepted.Count == 0)
                return true;
            var sent = SegmentDefinition.Bulk(accepted).Split(long.MaxValue).Single().PhoneNumbers!;
            var again = PhoneNumbers.Normalize(sent);
            return again.Accepted.SequenceEqual(accepted) && again.Rejected.Count + again.Duplicates.Count == 0;
        });

    [Fact]
    public void Every_entry_is_accepted_rejected_or_a_duplicate() =>
        Lists.Sample(entries =>
        {
            var report = PhoneNumbers.Normalize(entries);
            var issues = report.Rejected.Concat(report.Duplicates).Select(issue => issue.Index).ToList();
            return report.Accepted.Count + issues.Count == entries.Count && issues.Distinct().Count() == issues.Count && issues.TrueForAll(index => index >= 0 && index < entries.Count);
        });

    [Fact]
    public void No_digit_is_added_or_lost() =>
        Lists.Sample(entries => entries.TrueForAll(entry =>
            PhoneNumbers.Normalize([entry]).Accepted is not [var number]
            || DigitsOf(number) == DigitsOf(entry!)));

    private static string DigitsOf(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => System.Text.Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber).Select(rune => System.Text.Rune.GetNumericValue(rune)));
}
