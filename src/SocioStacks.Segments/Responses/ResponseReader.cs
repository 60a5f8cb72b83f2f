using System.Globalization;
using System.Text.Json;

namespace SocioStacks.Segments.Responses;

/// <summary>Reads a response to its last byte and creates an <see cref="AttemptResult"/> from it.</summary>
internal static class ResponseReader
{
    /// <summary>Reads a response. Only network failures are thrown.</summary>
    public static async ValueTask<AttemptResult> ReadAsync<T>(ReceivedResponse response, IValueReader<T> reader, CancellationToken cancellationToken)
    {
        var message = response.Message;
        var isOfService = response.RedirectedTo is null;
        var rateLimit = isOfService ? RateLimitHeaders.Read(message, response.ReceivedAt) : null;
        using var body = new ResponseBodyStream(await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), response.MaxBytes);

        ErrorResponse error;
        if (message.IsSuccessStatusCode && isOfService)
        {
            ReadValue<T> read;
            Exception? cause = null;
            try
            {
                read = await reader.ReadValueAsync(body, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException or FormatException)
            {
                read = ReadValue<T>.Unusable(ProblemOf(message, body));
                cause = body.IsTooLarge ? null : e is JsonException json ? WithoutContent(json) : e;
            }

            if (read.Problem is null)
                return AttemptResult<T>.Success(message.StatusCode, rateLimit, read.Value);
            error = new ErrorResponse(message.StatusCode, Redaction.WithoutKey(body.PrefixText(), response.ApiKey)) { Explanation = read.Problem, Cause = cause };
        }
        else
        {
            error = await ErrorResponse.ReadAsync(response, body, cancellationToken).ConfigureAwait(false);
        }

        return AttemptResult<T>.Failure(rateLimit, error);
    }

    private static string ProblemOf(HttpResponseMessage response, ResponseBodyStream body) => body switch
    {
        { IsTooLarge: true } => "with a body larger than SegmentsClientOptions.MaxResponseBytes",
        _ when Compression.FaultOf(response, body) is { } fault => fault,
        { IsEmpty: true } => "with an empty body",
        _ when ErrorResponse.IsHtml(body.PrefixText()) => "with HTML instead of JSON",
        _ => "with a body that is not the expected JSON",
    };

    /// <summary>
    /// The message of a JSON exception quotes the response, and thus possibly the key or a phone number. Only the position is kept.
    /// Exceptions of our own converters quote nothing.
    /// </summary>
    private static JsonException WithoutContent(JsonException e) =>
        e.GetType() == typeof(JsonException) && e.InnerException is null && !e.Message.Contains("Path: ", StringComparison.Ordinal)
            ? e
            : new JsonException(string.Create(CultureInfo.InvariantCulture, $"The JSON ends or is not valid at byte {e.BytePositionInLine} of line {e.LineNumber + 1}."));
}
