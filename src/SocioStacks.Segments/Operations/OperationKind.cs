using System.Globalization;

namespace SocioStacks.Segments.Operations;

/// <summary>The kind of an operation, with everything that depends on the kind alone.</summary>
internal sealed class OperationKind
{
    public static readonly OperationKind List = new("List", "list", "Listing segments");
    public static readonly OperationKind Get = new("Get", "get", "Getting segment {0}");
    public static readonly OperationKind Create = new("Create", "create", "Creating a segment", isWrite: true, isIdempotent: false);
    public static readonly OperationKind Update = new("Update", "update", "Updating segment {0}", isWrite: true);
    public static readonly OperationKind Delete = new("Delete", "delete", "Deleting segment {0}", isWrite: true);

    private readonly string _title;
    private readonly string _sentence;

    private OperationKind(string title, string name, string sentence, bool isWrite = false, bool isIdempotent = true)
    {
        (_title, Name, _sentence, IsWrite, IsIdempotent) = (title, name, sentence, isWrite, isIdempotent);
        SpanName = "segments." + name;
    }

    /// <summary>The value of the tag <c>segments.operation.name</c>.</summary>
    public string Name { get; }

    public string SpanName { get; }

    /// <summary>Whether the operation changes anything.</summary>
    public bool IsWrite { get; }

    /// <summary>Whether repeating the operation has no further effect.</summary>
    public bool IsIdempotent { get; }

    /// <summary>The beginning of a sentence about an operation of this kind. Of the input it contains at most an id.</summary>
    public string Describe(long? segmentId) =>
        segmentId is { } id ? string.Format(CultureInfo.InvariantCulture, _sentence, id) : _sentence;

    /// <summary>The name as logged.</summary>
    public override string ToString() => _title;
}
