using System.Text;
using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>Reads the settings of a segment, as tolerantly as <see cref="SegmentReading"/>.</summary>
internal static class SettingsReading
{
    /// <summary>Reads the value at the current position.</summary>
    /// <returns>Whether it was understood. If not, the reader stays where it was.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, out SegmentSettings? settings)
    {
        settings = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return IsNothing(ref reader);

        long[] contactIds = [];
        string[] phoneNumbers = [];
        SegmentFilter[] filters = [];
        string[] countries = [];
        Continent[] continents = [];
        var kept = new KeptProperties();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentReading.IsNext(ref reader, "contacts_ids"u8))
                kept.AddUnless(JsonReading.TryReadList(ref reader, TryReadId, JsonReading.TryParseInt64, out contactIds), "contacts_ids", ref reader);
            else if (SegmentReading.IsNext(ref reader, "phone_numbers"u8))
                kept.AddUnless(JsonReading.TryReadList(ref reader, TryReadPhoneNumber, TryParseText, out phoneNumbers), "phone_numbers", ref reader);
            else if (SegmentReading.IsNext(ref reader, "filters_custom_parameters"u8))
                kept.AddUnless(JsonReading.TryReadList(ref reader, TryReadFilter, null, out filters), "filters_custom_parameters", ref reader);
            else if (SegmentReading.IsNext(ref reader, "filters_countries"u8))
                kept.AddUnless(JsonReading.TryReadList(ref reader, TryReadCode, TryParseText, out countries), "filters_countries", ref reader);
            else if (SegmentReading.IsNext(ref reader, "filters_continents"u8))
                kept.AddUnless(JsonReading.TryReadList(ref reader, TryReadContinent, TryParseContinent, out continents), "filters_continents", ref reader);
            else
                kept.Add(ref reader);
        }

        settings = new SegmentSettings
        {
            ContactIds = contactIds,
            PhoneNumbers = phoneNumbers,
            Filters = filters,
            Countries = countries,
            Continents = continents,
            AdditionalProperties = kept.All,
        };
        return true;
    }

    /// <summary>Whether the value is one that PHP writes for no settings: null, false, an empty list or an empty text.</summary>
    private static bool IsNothing(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.TokenType is JsonTokenType.Null or JsonTokenType.False || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty);
        var start = reader;
        reader.Read();
        var isEmpty = reader.TokenType == JsonTokenType.EndArray;
        if (!isEmpty)
            reader = start;
        return isEmpty;
    }

    private static bool TryReadId(ref Utf8JsonReader reader, out long id, ref bool isWhole)
    {
        // There can be a hundred thousand of them.
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out id))
            return true;
        var isRead = JsonReading.TryReadInt64(ref reader, out var value) && value is not null;
        id = value ?? 0;
        return isRead;
    }

    private static bool TryReadPhoneNumber(ref Utf8JsonReader reader, out string number, ref bool isWhole)
    {
        // A phone number that PHP wrote as a number keeps its digits, but 3.9333E+11 no longer has all of them.
        if (reader.TokenType != JsonTokenType.Number)
            return TryReadCode(ref reader, out number, ref isWhole);
        number = Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;
    }

    private static bool TryReadCode(ref Utf8JsonReader reader, out string code, ref bool isWhole)
    {
        code = reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader) : "";
        return !string.IsNullOrWhiteSpace(code);
    }

    private static bool TryReadContinent(ref Utf8JsonReader reader, out Continent continent, ref bool isWhole)
    {
        var isRead = TryReadCode(ref reader, out var code, ref isWhole);
        continent = new Continent(code);
        return isRead;
    }

    private static bool TryParseText(string text, out string entry)
    {
        entry = text;
        return true;
    }

    private static bool TryParseContinent(string text, out Continent continent)
    {
        continent = new Continent(text);
        return true;
    }

    private static bool TryReadFilter(ref Utf8JsonReader reader, out SegmentFilter filter, ref bool isWhole)
    {
        filter = null!;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;

        var start = reader;
        var isRead = true;
        var key = "";
        var condition = "";
        var value = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentReading.IsNext(ref reader, "key"u8))
                isRead &= JsonReading.TryReadText(ref reader, out key);
            else if (SegmentReading.IsNext(ref reader, "condition"u8))
                isRead &= JsonReading.TryReadText(ref reader, out condition);
            else if (SegmentReading.IsNext(ref reader, "value"u8))
                isRead &= JsonReading.TryReadText(ref reader, out value);
            else
                isWhole = false;
            reader.TrySkip();
        }

        filter = new SegmentFilter(key, new FilterCondition(condition), value);
        if (!isRead)
            reader = start;
        return isRead;
    }
}
