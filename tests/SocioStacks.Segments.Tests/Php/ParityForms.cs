namespace SocioStacks.Segments.Tests.Php;

/// <summary>Forms that PHP and the service read in a way of their own, by what is odd about them.</summary>
internal static class ParityForms
{
    public static readonly Dictionary<string, (string Name, string Value)[]> Creates = new()
    {
        ["no field"] = [],
        ["no name"] = [("type", "bulk"), ("phone_numbers", "+1")],
        ["an empty name"] = [("name", "")],
        ["a name of spaces, tabs and line ends"] = [("name", " \t\r\n\v")],
        ["a name of NUL"] = [("name", "\0\0")],
        ["a name of a no-break space"] = [("name", "\u00a0")],
        ["a name of an em space"] = [("name", "\u2003")],
        ["a name of a form feed"] = [("name", "\f")],
        ["a name with blanks at its ends"] = [("name", " \0\u00a0Rome\u00a0\0 ")],
        ["a name as a list"] = [("name[]", "Rome")],
        ["a name twice"] = [("name", "Rome"), ("name", "Milan")],
        ["a name, then as a list"] = [("name", "Rome"), ("name[]", "Milan")],
        ["a name as a list, then as a text"] = [("name[0]", "Rome"), ("name", "Milan")],
        ["a name of 300 characters"] = [("name", new string('n', 300))],
        ["a name of 300 emoji"] = [("name", string.Concat(Enumerable.Repeat("😀", 300)))],
        ["a name of 256 characters and a half"] = [("name", new string('n', 255) + "e\u0301")],
        ["a name with tags, quotes and ampersands"] = [("name", "<b>Tom</b> & \"Jerry\" <!-- > --> it's 1 < 2 > 0")],
        ["a name that is encoded already"] = [("name", "Tom &amp; Jerry &#039;")],
        ["a name of nothing but tags"] = [("name", "<b></b> ")],
        ["a tag that never ends"] = [("name", "Rome <a href=\"x>y\" title='>")],
        ["a name of 256 characters to encode"] = [("name", new string('&', 300))],
        ["a NUL within a name"] = [("name", "a\0b")],
        ["an unknown type"] = [("name", "n"), ("type", "smart"), ("phone_numbers", "+1")],
        ["a type in upper case"] = [("name", "n"), ("type", "Bulk"), ("phone_numbers", "+1")],
        ["a type with a space"] = [("name", "n"), ("type", "bulk "), ("phone_numbers", "+1")],
        ["a type as a list"] = [("name", "n"), ("type[]", "bulk"), ("phone_numbers", "+1")],
        ["phone numbers and their separators"] = Bulk("+1,+2\n+3\r\n+4\r+5;+6 +7"),
        ["phone numbers that repeat, and blanks"] = Bulk("+1,, +2, ,+1 ,\r\n,\0,+2"),
        ["phone numbers with NUL and no-break spaces"] = Bulk("\0+1\0,\u00a0+1,+2\u00a0,\u200b+2,\f+3"),
        ["phone numbers as a list"] = [("name", "n"), ("type", "bulk"), ("phone_numbers[]", "+1")],
        ["phone numbers of a filter"] = [("name", "n"), ("type", "filter"), ("phone_numbers", "+1")],
        ["contact ids that are not positive integers"] = Custom("1, 2,x,0,-3,4.5,,+6,1e3,0x10,007,\u0661,５,5"),
        ["contact ids that repeat"] = Custom("3,1,3,01"),
        ["contact ids beyond a long"] = Custom("9223372036854775807,9223372036854775808,99999999999999999999"),
        ["contact ids with NUL, no-break spaces and line ends"] = Custom("\0" + "1,\u00a0" + "2,\n3\n,4\f,5\r\n6"),
        ["contact ids as a list"] = [("name", "n"), ("type", "custom"), ("contacts_ids[]", "1")],
        ["countries that are unknown, lower case, blank or repeated"] = Filter("filters_countries[]", "IT", "UK", "de", "", "FR", "IT", " ES"),
        ["continents that are unknown, lower case, blank or repeated"] = Filter("filters_continents[]", "EU", "XX", "eu", "", "OC", "EU"),
        ["countries with indexes"] = [("name", "n"), ("filters_countries[5]", "IT"), ("filters_countries[1]", "FR"), ("filters_countries[]", "ES"), ("filters_countries[5]", "DE")],
        ["countries as a text"] = [("name", "n"), ("filters_countries", "IT")],
        ["countries as a list, then as a text"] = [("name", "n"), ("filters_countries[]", "IT"), ("filters_countries", "FR")],
        ["countries as a text, then as a list"] = [("name", "n"), ("filters_countries", "IT"), ("filters_countries[]", "FR")],
        ["a list within a list"] = [("name", "n"), ("filters_countries[0][]", "IT"), ("filters_countries[]", "FR")],
        ["a list within a list in place of a text"] = [("name", "n"), ("filters_countries[0]", "IT"), ("filters_countries[0][]", "FR"), ("filters_countries[]", "ES")],
        ["a text in place of a list within a list"] = [("name", "n"), ("filters_countries[0][]", "IT"), ("filters_countries[]", "FR"), ("filters_countries[0]", "ES")],
        ["dots and spaces in names"] = [("na.me", "x"), ("  name", "n"), (" filters.countries[]", "IT"), ("filters countries[]", "FR")],
        ["a bracket that is never closed"] = [("name", "n"), ("filters_countries[", "IT"), ("filters[continents", "EU"), ("filters_countries[]x", "FR")],
        ["brackets with white space"] = [("name", "n"), ("filters_countries[ ]", "IT"), ("filters_countries[\t]", "FR"), ("filters_countries[ 0]", "ES")],
        ["NUL in field names"] = [("name\0x", "n"), ("filters_countries[]\0x", "IT"), ("filters_countries[\0]", "FR")],
        ["empty field names"] = [("", "x"), (" ", "x"), ("[]", "x"), ("name", "n"), ("]", "x")],
        ["a filter"] = Where("0", "age", "bigger_than", "18"),
        ["a filter with an unknown condition"] = Where("0", "age", "smaller_than", "18"),
        ["a filter with a condition in upper case"] = Where("0", "age", "EXACT", "18"),
        ["a filter without condition and value"] = [("name", "n"), ("filters_custom_parameter_key[0]", "age")],
        ["a filter with a blank key"] = [.. Where("0", " \0\t", "exact", "1"), ("filters_custom_parameter_key[1]", "\u00a0")],
        ["a filter whose key is nothing but a tag"] = Where("0", "<b>", "exact", "1"),
        ["filters after index 49"] = [("name", "n"), .. from index in (string[])["49", "50", "x", "049", "-1", "9223372036854775807"] select ($"filters_custom_parameter_key[{index}]", $"k{index}")],
        ["filters in another order"] =
        [
            ("name", "n"), ("filters_custom_parameter_value[7]", "seven"), ("filters_custom_parameter_value[2]", "two"), ("filters_custom_parameter_condition[2]", "contains"),
            ("filters_custom_parameter_key[7]", "b"), ("filters_custom_parameter_key[2]", "a"), ("filters_custom_parameter_key[]", "c"), ("filters_custom_parameter_value[8]", "eight"),
        ],
        ["a filter with a value as a list"] = [("name", "n"), ("filters_custom_parameter_key[0]", "a"), ("filters_custom_parameter_value[0][]", "x"), ("filters_custom_parameter_condition", "contains")],
        ["a long key and a long value"] = Where("0", new string('k', 65), "exact", "😀" + new string('v', 513)),
        ["a key and a value with tags, quotes and ampersands"] = Where("0", " <i>a & b</i> ", "contains", " 'x' < \"y\" <br/> "),
        ["more than a thousand fields"] = Enumerable.Range(1, 1100).Select(i => ("filters_countries[]", i switch { 1000 => "FR", 1001 => "DE", _ => "IT" })).Prepend(("type", "filter")).Prepend(("name", "n")).ToArray(),
        ["a thousand fields before the name"] = [.. Enumerable.Repeat(("x", "y"), 1000), ("name", "n")],
    };

    public static readonly Dictionary<string, (string Name, string Value)[]> Updates = new()
    {
        ["nothing"] = [],
        ["a name"] = [("name", "New")],
        ["an empty name"] = [("name", " ")],
        ["a name as a list"] = [("name[]", "New")],
        ["a type alone, bulk"] = [("type", "bulk")],
        ["a type alone, custom"] = [("type", "custom")],
        ["a type alone, filter"] = [("type", "filter")],
        ["an unknown type"] = [("type", "smart")],
        ["a type as a list"] = [("type[]", "custom")],
        ["phone numbers"] = [("phone_numbers", "+9")],
        ["phone numbers with their type"] = [("type", "bulk"), ("phone_numbers", "+9")],
        ["blank phone numbers"] = [("phone_numbers", " ,")],
        ["contact ids"] = [("contacts_ids", "9")],
        ["contact ids with their type"] = [("type", "custom"), ("contacts_ids", "9")],
        ["blank contact ids"] = [("contacts_ids", "")],
        ["contact ids as a list"] = [("contacts_ids[]", "9")],
        ["a filter"] = [("filters_custom_parameter_key[0]", "city"), ("filters_custom_parameter_value[0]", "Rome")],
        ["a filter with its type"] = [("type", "filter"), ("filters_custom_parameter_key[0]", "city")],
        ["countries"] = [("filters_countries[]", "ES")],
        ["unknown countries"] = [("filters_countries[]", "UK")],
        ["continents"] = [("filters_continents[]", "AS")],
        ["three lists, the others blank"] =
        [
            ("type", "filter"), ("filters_custom_parameter_key[0]", ""), ("filters_custom_parameter_condition[0]", ""), ("filters_custom_parameter_value[0]", ""),
            ("filters_countries[]", ""), ("filters_continents[]", "AS"),
        ],
        ["a value without a key"] = [("filters_custom_parameter_value[0]", "Rome")],
        ["texts as they were returned"] = [("name", "Tom &amp; Jerry"), ("filters_custom_parameter_key[0]", "a &quot;b&quot;"), ("filters_custom_parameter_value[0]", "it&#039;s")],
    };

    public static readonly Dictionary<string, (string ContentType, string Body)> Bodies = new()
    {
        ["no quotes around the name"] = Raw("form-data; name=name"),
        ["single quotes around the name"] = Raw("form-data; name='name'"),
        ["no space before the name"] = Raw("form-data;name=\"name\""),
        ["a space before the equals sign"] = Raw("form-data; name =\"name\""),
        ["a space after the equals sign"] = Raw("form-data; name= \"name\""),
        ["another case of the parameter"] = Raw("form-data; NAME=name; other=1"),
        ["a flag before the name"] = Raw("form-data; flag; name=\"name\""),
        ["a name in another parameter"] = Raw("form-data; x=\"y;name=z\"; name=name"),
        ["two names"] = Raw("form-data; name=\"x\"; name=\"name\""),
        ["text after the quotes"] = Raw("form-data; name=\"name\" x; y=z"),
        ["an unquoted name with a space"] = Raw("form-data; name=name x"),
        ["a file"] = Raw("form-data; name=\"name\"; filename=\"\""),
        ["a part without a name, which ends the form"] = ("multipart/form-data; boundary=b", Part("form-data", "x") + Part("form-data; name=name", "n") + "--b--\r\n"),
        ["a part without a disposition"] = ("multipart/form-data; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" + Part("form-data; name=name", "n") + "--b--\r\n"),
        ["line ends in a value"] = ("multipart/form-data; boundary=b", Part("form-data; name=name", "1\r\n2\n\r\n") + "--b--\r\n"),
        ["a boundary in a value"] = ("multipart/form-data; boundary=b", Part("form-data; name=name", "x--b--\r\n--c") + "--b--\r\n"),
        ["a line that begins as the boundary in a value"] = ("multipart/form-data; boundary=b", Part("form-data; name=name", "1\r\n--bc\r\n2") + Part("form-data; name=type", "bulk") + "--b--\r\n"),
        ["an empty value"] = ("multipart/form-data; boundary=b", Part("form-data; name=name", "n") + Part("form-data; name=type", "") + Part("form-data; name=contacts_ids", "1") + "--b--\r\n"),
        ["a body that was cut short"] = ("multipart/form-data; boundary=b", Part("form-data; name=type", "bulk") + "--b\r\nContent-Disposition: form-data; name=name\r\n\r\nn\r\n"),
        ["a body that was cut short in a header"] = ("multipart/form-data; boundary=b", Part("form-data; name=name", "n") + "--b\r\nContent-Disposition: form-data; name=type"),
        ["lines without carriage returns"] = ("multipart/form-data; boundary=b", (Part("form-data; name=name", "n") + "--b--\r\n").Replace("\r", "", StringComparison.Ordinal)),
        ["a space after the boundary"] = ("multipart/form-data; boundary=b", "--b \r\n" + Part("form-data; name=name", "n") + "--b--\r\n"),
        ["text around the form"] = ("multipart/form-data; boundary=b", "preamble\r\n" + Part("form-data; name=name", "n") + "--b--\r\n" + Part("form-data; name=name", "m")),
        ["a quoted boundary"] = ("multipart/form-data; boundary=\"b\"", Part("form-data; name=name", "n") + "--b--\r\n"),
        ["a boundary among other parameters"] = ("multipart/form-data; charset=utf-8; Boundary=b; x=y", Part("form-data; name=name", "n") + "--b--\r\n"),
        ["another boundary"] = ("multipart/form-data; boundary=c", Part("form-data; name=name", "n") + "--b--\r\n"),
        ["no boundary"] = ("multipart/form-data", Part("form-data; name=name", "n") + "--b--\r\n"),
        ["another type of form"] = ("multipart/form-datax; boundary=b", Part("form-data; name=name", "n") + "--b--\r\n"),
        ["JSON"] = ("application/json", """{"name":"n"}"""),
    };

    private static (string Name, string Value)[] Bulk(string numbers) => [("name", "n"), ("type", "bulk"), ("phone_numbers", numbers)];

    private static (string Name, string Value)[] Custom(string ids) => [("name", "n"), ("type", "custom"), ("contacts_ids", ids)];

    private static (string Name, string Value)[] Filter(string field, params string[] values) => [("name", "n"), .. values.Select(value => (field, value))];

    private static (string Name, string Value)[] Where(string index, string key, string condition, string value) =>
        [("name", "n"), ($"filters_custom_parameter_key[{index}]", key), ($"filters_custom_parameter_condition[{index}]", condition), ($"filters_custom_parameter_value[{index}]", value)];

    private static (string ContentType, string Body) Raw(string disposition) => ("multipart/form-data; boundary=b", Part(disposition, "n") + "--b--\r\n");

    private static string Part(string disposition, string value) => $"--b\r\nContent-Disposition: {disposition}\r\n\r\n{value}\r\n";
}
