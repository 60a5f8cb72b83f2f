namespace SocioStacks.Segments.Testing;

/// <summary>The settings in which deployed servers differ, with the most common values.</summary>
internal sealed record ServiceSettings
{
    /// <summary>PHP's default post_max_size.</summary>
    public long MaxFormBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>PHP's default max_input_vars.</summary>
    public int MaxFormFields { get; init; } = 1000;

    public bool EmptiesCustomSegmentsOnUpdate { get; init; } = true;

    public bool ClearsListsNotSent { get; init; }

    public bool EncodesTexts { get; init; }

    /// <summary>Parses the form of a request as PHP does: a form that is too large is dropped, as if nothing had been sent.</summary>
    public SentSegment Read(IncomingRequest request) =>
        new(new PhpForm(request.BodyLength > MaxFormBytes ? [] : request.Record.Fields.Take(MaxFormFields)), this);

    /// <summary>Returns a text as it is saved.</summary>
    public string Save(string text, int maxLength) => EncodesTexts
        ? PhpText.EncodeHtml(PhpText.Truncate(PhpText.StripTags(PhpText.Trim(text)), maxLength))
        : PhpText.Truncate(text, maxLength);
}
