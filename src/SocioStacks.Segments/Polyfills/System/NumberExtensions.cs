using System.Globalization;

namespace SocioStacks.Segments;

internal static class NumberExtensions
{
    extension(Math)
    {
        public static int Clamp(int value, int min, int max) => value < min ? min : value > max ? max : value;

        public static long Clamp(long value, long min, long max) => value < min ? min : value > max ? max : value;
    }

    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    extension(int)
    {
        public static bool TryParse(ReadOnlySpan<char> text, NumberStyles styles, IFormatProvider provider, out int value) =>
            int.TryParse(text.ToString(), styles, provider, out value);
    }

    extension(long)
    {
        public static bool TryParse(ReadOnlySpan<char> text, NumberStyles styles, IFormatProvider provider, out long value) =>
            long.TryParse(text.ToString(), styles, provider, out value);
    }

    extension(DateTimeOffset)
    {
        public static bool TryParse(ReadOnlySpan<char> text, IFormatProvider provider, DateTimeStyles styles, out DateTimeOffset value) =>
            DateTimeOffset.TryParse(text.ToString(), provider, styles, out value);

        public static bool TryParseExact(ReadOnlySpan<char> text, string format, IFormatProvider provider, DateTimeStyles styles, out DateTimeOffset value) =>
            DateTimeOffset.TryParseExact(text.ToString(), format, provider, styles, out value);
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator *(int factor, TimeSpan span) => TimeSpan.FromTicks(span.Ticks * factor);
    }
}
