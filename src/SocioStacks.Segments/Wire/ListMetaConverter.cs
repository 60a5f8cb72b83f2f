using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocioStacks.Segments.Wire;

internal sealed class ListMetaConverter : JsonConverter<ListMeta>
{
    public override ListMeta Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            reader.TrySkip();
            return new ListMeta();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The counts of a list were expected.");

        var page = 0;
        var results = 0;
        long? total = null;
        long? totalPages = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (SegmentConverter.Next(ref reader, "page"u8))
                page = JsonReading.ReadInt32(ref reader);
            else if (SegmentConverter.Next(ref reader, "results_per_page"u8))
                results = JsonReading.ReadInt32(ref reader);
            else if (SegmentConverter.Next(ref reader, "total"u8) || SegmentConverter.Next(ref reader, "total_results"u8))
                total = JsonReading.ReadInt64(ref reader) ?? total;
            else if (SegmentConverter.Next(ref reader, "total_pages"u8))
                totalPages = JsonReading.ReadInt64(ref reader);
            else
                reader.TrySkip();
        }

        return new ListMeta { Page = page, ResultsPerPage = results, Total = total, TotalPages = totalPages is { } pages ? (int)Math.Clamp(pages, 0, int.MaxValue) : null };
    }

    public override void Write(Utf8JsonWriter writer, ListMeta value, JsonSerializerOptions options) => throw new NotSupportedException();
}
