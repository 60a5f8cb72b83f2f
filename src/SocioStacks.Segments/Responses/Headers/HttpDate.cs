using System.Globalization;

namespace SocioStacks.Segments.Responses;

/// <summary>
/// Parses a date in any of the three formats of RFC 9110 (5.6.7): IMF-fixdate, RFC 850 and asctime, independently of the culture.
/// The name of the day is not verified, because nothing depends on it.
/// </summary>
internal static class HttpDate
{
    private const string DayNames = "Mon Tue Wed Thu Fri Sat Sun";

    /// <summary>The maximum distance into the future of a two-digit year in RFC 850.</summary>
    private const int FutureYears = 50;

    private static readonly char[] Separators = [' ', ',', '-'];

    /// <summary>Whether a text is the part of a date before its comma.</summary>
    public static bool IsDayName(ReadOnlySpan<char> text) =>
        text.Length >= 3 && DayNames.Contains(text[..3].ToString(), StringComparison.OrdinalIgnoreCase) && text.IndexOfAny(Separators) < 0;

    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset date)
    {
        var (day, month, year, time) = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries) switch
        {
            [_, var d, var m, var y, var t, "GMT" or "UTC"] => (d, m, y, t),
            [_, var m, var d, var t, var y] => (d, m, y, t),
            _ => ("", "", "", ""),
        };
        var latest = now.Year + FutureYears;
        var isShort = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && year.Length == 2;
        if (isShort)
            year = (latest - ((latest - digits) % 100)).ToString(CultureInfo.InvariantCulture);

        // A leap second is written as second 60.
        var isLeapSecond = time.EndsWith(":60", StringComparison.Ordinal);
        if (isLeapSecond)
            time = time[..^2] + "59";

        if (!DateTimeOffset.TryParseExact($"{day} {month} {year} {time}", "d MMM yyyy H:m:s", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date))
            return false;
        if (isLeapSecond && date <= DateTimeOffset.MaxValue - TimeSpan.FromSeconds(1))
            date = date.AddSeconds(1);
        if (isShort && date > now.AddYears(FutureYears))
            date = date.AddYears(-100);
        return true;
    }
}
