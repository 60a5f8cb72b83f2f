using System.Globalization;
using SocioStacks.Segments.Testing;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>In what deployed servers differ, for the service in PHP and for the one in memory alike.</summary>
public sealed record ServiceModes
{
    public bool EmptiesCustom { get; init; } = true;

    public bool ClearsLists { get; init; }

    public bool EncodesTexts { get; init; }

    public long MaxFormBytes { get; init; } = 8 * 1024 * 1024;

    public int MaxFormFields { get; init; } = 1000;

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["SEGMENTS_EMPTIES_CUSTOM"] = EmptiesCustom ? "1" : "0",
        ["SEGMENTS_CLEARS_LISTS"] = ClearsLists ? "1" : "0",
        ["SEGMENTS_ENCODES_TEXTS"] = EncodesTexts ? "1" : "0",
    };

    public IReadOnlyList<string> Settings =>
    [
        string.Create(CultureInfo.InvariantCulture, $"post_max_size={MaxFormBytes}"),
        string.Create(CultureInfo.InvariantCulture, $"max_input_vars={MaxFormFields}"),
    ];

    public InMemorySegmentsService CreateService() => new()
    {
        EmptiesCustomSegmentsOnUpdate = EmptiesCustom,
        ClearsListsNotSent = ClearsLists,
        EncodesTexts = EncodesTexts,
        MaxFormBytes = MaxFormBytes,
        MaxFormFields = MaxFormFields,
    };
}
