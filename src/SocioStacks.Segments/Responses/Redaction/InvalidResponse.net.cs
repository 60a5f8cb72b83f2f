namespace SocioStacks.Segments.Responses;

/// <summary>An answer that is not HTTP: the network quotes the line that it could not read, and in it perhaps the key or a phone number.</summary>
internal static class InvalidResponse
{
    public static bool IsQuotedIn(Exception exception) => exception
        is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
        or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse };

    public static Exception WithoutQuote(Exception exception) => exception is HttpRequestException
        ? new HttpRequestException(HttpRequestError.InvalidResponse, "The answer is not HTTP.")
        : new HttpIOException(HttpRequestError.InvalidResponse, "The body of the answer is not as HTTP wants it.");
}
