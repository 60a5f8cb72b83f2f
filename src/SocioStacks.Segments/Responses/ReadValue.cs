namespace SocioStacks.Segments.Responses;

/// <summary>What the body of a success holds, or why it is not of use.</summary>
internal readonly record struct ReadValue<T>(T? Value, string? Problem = null)
{
    /// <param name="problem">What is wrong, as the end of the sentence "the service responded with 200 (OK) …".</param>
    public static ReadValue<T> Unusable(string problem) => new(default, problem);
}
