using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>What Refit throws for a request without a response: it wraps what happened together with the request, and so with the key.</summary>
internal static class ApiFailure
{
    /// <summary>What happened, and nothing else.</summary>
    public static Exception Unwrap(Exception exception) => exception is ApiRequestException { InnerException: { } inner } ? inner : exception;
}
