using System.Buffers;
using System.Text;

namespace SocioStacks.Segments;

internal static class RuneExtensions
{
    public static IEnumerable<Rune> EnumerateRunes(this string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
            yield return status == OperationStatus.Done ? rune : new Rune(0xFFFD);
            i += consumed;
        }
    }
}
