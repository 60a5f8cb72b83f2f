using System.Globalization;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>The service in memory with segments in it, for tests whose subject is not what is sent.</summary>
internal static class SeededService
{
    /// <summary>A service with segments whose ids are 1 to <paramref name="count"/>.</summary>
    public static InMemorySegmentsService WithSegments(int count)
    {
        var service = new InMemorySegmentsService();
        for (var id = 1; id <= count; id++)
            service.AddSegment(new Segment { Id = id, Name = string.Create(CultureInfo.InvariantCulture, $"Segment {id}"), Type = SegmentType.Custom });
        return service;
    }

    /// <summary>The pages of the list that were requested, in the order of their arrival.</summary>
    public static IEnumerable<int> RequestedPages(this InMemorySegmentsService service) => service.Requests
        .Select(request => int.Parse(request.PathAndQuery.Split("?page=")[1].Split('&')[0], CultureInfo.InvariantCulture));
}
