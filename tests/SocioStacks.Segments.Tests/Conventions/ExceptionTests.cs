using System.Net;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>Every exception carries what is promised of it.</summary>
public sealed class ExceptionTests
{
    private static readonly Dictionary<Type, (string Name, Type Type)[]> Promised = new()
    {
        [typeof(SegmentsException)] = [("MayHaveBeenApplied", typeof(bool))],
        [typeof(SegmentsApiException)] =
        [
            ("StatusCode", typeof(HttpStatusCode)), ("Errors", typeof(IReadOnlyList<SegmentsApiError>)), ("ResponseBody", typeof(string)), ("RateLimit", typeof(SegmentsRateLimit)),
        ],
        [typeof(SegmentNotFoundException)] = [("SegmentId", typeof(long))],
        [typeof(SegmentsRateLimitException)] = [("RetryAfter", typeof(TimeSpan?))],
        [typeof(SegmentsUnexpectedResponseException)] = [("StatusCode", typeof(HttpStatusCode)), ("ResponseBody", typeof(string))],
        [typeof(SegmentsConnectionException)] = [("IsTimeout", typeof(bool))],
        [typeof(SegmentsApiKeyException)] = [],
    };

    private static IEnumerable<Type> Exceptions => Surface.Types.Where(type => type.IsAssignableTo(typeof(Exception)));

    [Fact]
    public void Every_exception_is_known_here() =>
        Assert.Equal(Promised.Keys.Select(type => type.Name).Order(), Exceptions.Select(type => type.Name).Order());

    [Fact]
    public void Every_exception_has_its_documented_properties()
    {
        foreach (var (type, promised) in Promised)
        {
            var properties = Surface.Properties.Where(property => property.DeclaringType == type).Select(property => (property.Name, property.PropertyType));
            Assert.Equal(promised.Order(Comparer<(string Name, Type Type)>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))), properties.OrderBy(property => property.Name, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_exception_is_caught_as_a_SegmentsException() => Assert.All(Exceptions, type => Assert.True(type.IsAssignableTo(typeof(SegmentsException)), type.Name));

    [Fact]
    public void Every_exception_can_be_created_by_a_test_double() =>
        Assert.All(Exceptions.Where(type => !type.IsAbstract), type => Assert.NotEmpty(type.GetConstructors()));
}
