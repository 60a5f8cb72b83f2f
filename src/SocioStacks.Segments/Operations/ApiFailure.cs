using Refit;

namespace SocioStacks.Segments.Operations;

/// <summary>The exception that Refit throws for a request without a response. It wraps the cause together with the request, and thus the key.</summary>
internal static class ApiFailure
{
    /// <summary>Returns the cause without the request.</summary>
    public static Exception Unwrap(Exception exception) => exception is ApiRequestException { InnerException: { } inner } ? inner : exception;
}
