using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Wire;

internal static partial class Failures
{
    private static readonly Regex WordStartRegex = new(WordStartPattern, RegexOptions.CultureInvariant);
    private static readonly Regex PhoneNumberLikeRegex = new(PhoneNumberPattern, RegexOptions.CultureInvariant);

    private static partial Regex WordStart() => WordStartRegex;

    private static partial Regex PhoneNumberLike() => PhoneNumberLikeRegex;
}
