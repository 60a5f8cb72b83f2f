namespace SocioStacks.Segments.Responses;

/// <summary>The value read from the body of a success, or the reason why it cannot be used.</summary>
internal readonly record struct ReadValue<T>(T? Value, string? Problem = null)
{
    /// <param name="problem">The reason, as the end of the sentence "the service responded with 200 (OK) …".</param>
    public static ReadValue<T> Unusable(string problem) => new(default, problem);
}
