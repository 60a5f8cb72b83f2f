using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SocioStacks.Segments.Responses.Json;

/// <summary>Parses the times that servers of this kind send. Only the following formats are accepted; nothing is guessed.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>2025-10-29 03:25:04</c>, with <c>T</c> in place of the space, and with a fraction of 1 to 9 digits.</item>
/// <item>The same followed by a zone, with or without a space: <c>Z</c>, <c>UTC</c>, <c>GMT</c>, <c>Etc/UTC</c>, <c>+02</c>,
/// <c>+0200</c> or <c>+02:00</c>. Without a zone the time is UTC, as documented. No other zone name is accepted, because its
/// offset depends on the date and place.</item>
/// <item>Seconds since 1970, as a number or in a string, from 1973 to 9999: smaller numbers may be a date (20251029), and larger
/// ones are milliseconds.</item>
/// <item>A PHP DateTime as JSON: <c>{"date":"2025-10-29 03:25:04.000000","timezone_type":3,"timezone":"UTC"}</c>.</item>
/// </list>
/// A null or blank value and the zero dates of MySQL and PHP mean that there is no time. A date without a time of day is not
/// accepted, because it is not an instant.
/// </remarks>
internal static class JsonTime
{
    private const int SecondsLength = 19;

    private const long LeastUnixSeconds = 100_000_000;

    private const long MostUnixSeconds = 253_402_300_799;

    private static readonly long UnixEpochTicks = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Reads a time in UTC; <see langword="null"/> if there is none.</summary>
    /// <returns>Whether the value was understood; if not, the reader stays where it was.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String:
                return TryParse(TextOf(ref reader), out time);
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var seconds) && TryConvert(seconds, out time);
            case JsonTokenType.StartObject:
                var start = reader;
                var isRead = TryReadDateTime(ref reader, out time);
                if (!isRead)
                    reader = start;
                return isRead;
            default:
                return false;
        }
    }

    private static ReadOnlySpan<byte> TextOf(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonText.Read(ref reader)) : reader.ValueSpan;

    private static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset? time)
    {
        time = null;
        text = Trimmed(text);
        if (text.IsEmpty || IsZero(text))
            return true;
        if (TryParseClock(ref text, out var clock))
            return TryParseZone(text, out var offset) && TryConvert(clock, offset, out time);
        return Utf8Parser.TryParse(text, out decimal seconds, out var length) && length == text.Length && TryConvert(seconds, out time);
    }

    /// <summary>Reads an object with a <c>date</c> and a <c>timezone</c>.</summary>
    private static bool TryReadDateTime(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        DateTime? clock = null;
        TimeSpan? offset = null;
        var isZero = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isDate = JsonText.IsName(ref reader, "date"u8);
            var isZone = JsonText.IsName(ref reader, "timezone"u8);
            reader.Read();
            var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : [];
            if (isDate)
            {
                isZero = IsZero(text);
                clock = TryParseClock(ref text, out var read) && text.IsEmpty ? read : null;
            }
            else if (isZone)
            {
                offset = !text.IsEmpty && TryParseZone(text, out var read) ? read : null;
            }

            reader.TrySkip();
        }

        return isZero || (clock is { } ticks && offset is { } known && TryConvert(ticks, known, out time));
    }

    /// <summary>Whether a text is a zero date of MySQL, or PHP's normalized form of it.</summary>
    private static bool IsZero(ReadOnlySpan<byte> text) => text.StartsWith("0000-00-00"u8) || text.StartsWith("-0001-11-30"u8);

    /// <summary>Parses a date and a time of day, and returns the rest of the text.</summary>
    private static bool TryParseClock(ref ReadOnlySpan<byte> text, out DateTime clock)
    {
        clock = default;
        if (text.Length < SecondsLength || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)' ' or (byte)'T') || text[13] != ':' || text[16] != ':'
            || !TryParseDigits(text[..4], out var year) || !TryParseDigits(text[5..7], out var month) || !TryParseDigits(text[8..10], out var day)
            || !TryParseDigits(text[11..13], out var hour) || !TryParseDigits(text[14..16], out var minute) || !TryParseDigits(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        var rest = text[SecondsLength..];
        if (!TryParseFraction(ref rest, out var ticks))
            return false;
        clock = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(ticks);
        text = rest;
        return true;
    }

    private static bool TryParseFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty || text[0] != '.')
            return true;
        var length = 1;
        for (var unit = TimeSpan.TicksPerSecond / 10; length < text.Length && text[length] is >= (byte)'0' and <= (byte)'9'; unit /= 10)
            ticks += (text[length++] - '0') * unit;
        text = text[length..];
        return length is > 1 and <= 10;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        text = Trimmed(text);
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8) || text.SequenceEqual("Etc/UTC"u8))
            return true;
        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-') || !TryParseDigits(text[1..3], out var hours))
            return false;
        var minutes = 0;
        var rest = text[3..];
        if (rest.Length == 3 && rest[0] == ':')
            rest = rest[1..];
        if (rest.Length is not (0 or 2) || !TryParseDigits(rest, out minutes) || hours > 14 || minutes > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (text[0] == '-')
            offset = -offset;
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + digit - '0';
        }

        return true;
    }

    private static bool TryConvert(DateTime clock, TimeSpan offset, out DateTimeOffset? time) => TryConvert(clock.Ticks - offset.Ticks, out time);

    private static bool TryConvert(decimal unixSeconds, out DateTimeOffset? time)
    {
        time = null;
        return unixSeconds is >= LeastUnixSeconds and <= MostUnixSeconds
            && TryConvert(UnixEpochTicks + (long)(unixSeconds * TimeSpan.TicksPerSecond), out time);
    }

    private static bool TryConvert(long utcTicks, out DateTimeOffset? time)
    {
        var isInRange = utcTicks >= DateTime.MinValue.Ticks && utcTicks <= DateTime.MaxValue.Ticks;
        time = isInRange ? new DateTimeOffset(utcTicks, TimeSpan.Zero) : null;
        return isInRange;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[0] <= ' ')
            text = text[1..];
        while (!text.IsEmpty && text[^1] <= ' ')
            text = text[..^1];
        return text;
    }
}
