namespace System.Text.Unicode;

internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static unsafe bool IsValid(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return true;
        try
        {
            fixed (byte* first = bytes)
                return Strict.GetCharCount(first, bytes.Length) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
