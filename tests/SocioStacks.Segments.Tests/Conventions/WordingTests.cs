using System.Text.RegularExpressions;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>One vocabulary, that of .NET and HTTP, in everything that users read and in the names of the code.</summary>
public sealed partial class WordingTests
{
    /// <summary>
    /// What is not written, as a pattern, with what is written instead. A space stands for any white space, so that a line break does
    /// not hide a phrase. Of two that match, the first is reported.
    /// </summary>
    private static readonly (string Not, string Say)[] Words =
    [
        ("answer(s|ed|ing)?", "response, respond"),
        ("(try|tries|tried|trying) again", "retry"),
        ("(send|sends|sent|sending) again", "retry, resend"),
        ("(tell|tells|told|telling)", "report, return, state"),
        ("said", "reported, returned"),
        ("what it (says|tells)", "what it reports"),
        ("(give|gives|gave|given|giving) up", "cancel, abandon"),
        ("(give|gives|gave|giving)", "return, provide"),
        ("makes", "creates, returns"),
        ("(?<!there )(is|are|was|were) no(?! longer| more)", "is not a"),
        ("no number", "not a number"),
        ("none of", "not from, not one of"),
        ("blot(s|ted)?( out)?", "redact"),
        ("(cut|cuts|cutting)", "truncate"),
        ("without a word", "silently"),
        ("(win|wins|won) over", "takes precedence over"),
        ("under way", "in flight"),
        ("on (its|their|the) way", "in flight"),
        ("all the same", "still"),
        ("(hold|holds|held|holding) back", "throttle, delay"),
        ("(ask|asks|asked|asking) for", "request, select"),
        ("(whoever|somebody|nobody|everybody)", "name the subject: the caller, a handler, another process"),
        ("befall(s|en)?", "happen to"),
        ("(some|no)where in it", "contains, does not contain"),
        ("(stand|stands|stood) in the way", "reject"),
        ("looked for by convention", "conventional"),
        ("look before", "check before"),
        ("no size", "not a size"),
        ("(bring|brings|brought|come|comes) along", "depend on, include"),
        ("what sends", "the handler that sends"),
        ("(is|are) raised to upper case", "is upper-cased"),
        ("half a surrogate pair", "unpaired surrogate"),
    ];

    /// <summary>Names of earlier versions, whole, with those that replaced them.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["AnswerProblem"] = "ErrorResponse",
        ["BodyStream"] = "ResponseBodyStream",
        ["EmptyBody"] = "EmptyContent",
        ["Failures"] = "SegmentsExceptionFactory",
        ["InPlace"] = "CollectionSpan",
        ["IsHeldBack"] = "IsThrottled",
        ["IsQuotedIn"] = "NeedsRedaction",
        ["IsShort"] = "IsFullyBuffered",
        ["LimitRate"] = "EnableRateLimit",
        ["LoseNextAnswer"] = "DropNextResponse",
        ["PooledChunks"] = "PooledBufferWriter",
        ["RawHead"] = "PrefixBytes",
        ["RespondNext"] = "EnqueueResponse",
        ["SaveCall"] = "CreateSegmentOperation, UpdateSegmentOperation",
        ["SegmentsCall"] = "CallState",
        ["TextRules"] = "TextValidation",
        ["WithoutQuote"] = "Redact",
    };

    /// <summary>Words that are in no name, as parts of it.</summary>
    private static readonly Dictionary<string, string> NameParts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Answer"] = "Response",
        ["Answers"] = "Responses",
        ["Answered"] = "Responded",
        ["Answering"] = "Responding",
        ["Blot"] = "Redact",
        ["Blotted"] = "Redacted",
        ["Told"] = "Reported",
        ["Tell"] = "Report",
        ["Tells"] = "Reports",
        ["Held"] = "Throttled",
        ["Wire"] = "the folder of the layer: Requests, Responses, Http",
    };

    /// <summary>Where a word of the table is right, with the reason.</summary>
    private static readonly (string Path, string Text, string Reason)[] Allowed =
    [
    ];

    private static readonly Regex Pattern = new(
        string.Join('|', Words.Select((word, index) => $@"(?<w{index}>\b{word.Not.Replace(" ", @"\s+", StringComparison.Ordinal)}(?!\w))")),
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    [Fact]
    public void Public_doc_comments_use_the_vocabulary() => AssertNone(Find(WordedSources.PublicComments));

    /// <summary>Without the folder that is being rewritten: its public comments and its messages are covered by the other tests.</summary>
    [Fact]
    public void Internal_comments_use_the_vocabulary() =>
        AssertNone(Find(WordedSources.Comments));

    [Fact]
    public void Messages_of_exceptions_and_logs_use_the_vocabulary() => AssertNone(Find(WordedSources.Strings));

    [Fact]
    public void Documentation_pages_use_the_vocabulary() => AssertNone(Find(WordedSources.Pages));

    [Fact]
    public void Descriptions_of_packages_and_settings_use_the_vocabulary() => AssertNone(Find(WordedSources.Descriptions));

    [Fact]
    public void Names_in_the_code_use_the_vocabulary() => AssertNone(FindNames(WordedSources.Names));

    [Fact]
    public void Folders_of_the_code_use_the_vocabulary() =>
        AssertNone(WordedSources.Names.Select(name => name.Path).Distinct().Where(path => path.Split('/').Any(NameParts.ContainsKey)));

    /// <summary>The search itself: it reads every kind of text, with its line.</summary>
    [Fact]
    public void Every_kind_of_text_is_looked_at()
    {
        Assert.Contains(WordedSources.PublicComments, text => text.Path.EndsWith("/ISegmentsClient.cs", StringComparison.Ordinal) && text.Text.Contains("Deletes a segment", StringComparison.Ordinal));
        Assert.Contains(WordedSources.PublicComments, text => text.Path.EndsWith("/ResultsPerPage.cs", StringComparison.Ordinal) && text.Text.Contains("10 segments", StringComparison.Ordinal));
        Assert.DoesNotContain(WordedSources.PublicComments, text => text.Path.EndsWith("/SegmentForm.cs", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Comments, text => text.Path.EndsWith("/SegmentForm.cs", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Strings, text => text.Text.Contains("must not be blank", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Strings, text => text.Text.Contains("retrying in {Delay}", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Strings, text => text.Path.Contains("/Resilience/", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Strings, text => text.Path.Contains("Segments.Testing/", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Names, text => text.Text == "SegmentsExceptionFactory");
        Assert.Contains(WordedSources.Descriptions, text => text.Path.EndsWith("/SocioStacks.Segments.csproj", StringComparison.Ordinal));
        Assert.Contains(WordedSources.Descriptions, text => text.Path.EndsWith("/ConfigurationSchema.json", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/reliability.md" }, WordedSources.Pages.Select(page => page.Path).ToHashSet());
    }

    [Theory]
    [InlineData("The answer of the service.", "answer")]
    [InlineData("It is tried again.", "tried again")]
    [InlineData("It is sent\nagain.", "sent again")]
    [InlineData("What the service told.", "told")]
    [InlineData("Gives up the call.", "Gives up")]
    [InlineData("It makes a client.", "makes")]
    [InlineData("A text that is no key.", "is no")]
    [InlineData("A response that is none of the API.", "none of")]
    [InlineData("The key is blotted out.", "blotted out")]
    [InlineData("The body is cut.", "cut")]
    [InlineData("It wins over the key.", "wins over")]
    [InlineData("A page is on its way.", "on its way")]
    public void A_word_that_is_not_used_is_found(string text, string word)
    {
        var found = Assert.Single(Find([new("a.cs", 7, "First line.\n" + text)]));
        Assert.StartsWith($"a.cs:8 \"{word}\"", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no segment with this id.")]
    [InlineData("It is no longer used.")]
    [InlineData("As given by the caller; a shortcut.")]
    [InlineData("The response is retried; the value is not a number.")]
    public void Standard_English_is_not_found(string text) => Assert.Empty(Find([new("a.cs", 1, text)]));

    [Theory]
    [InlineData("AnswerReader", "Response")]
    [InlineData("_told", "Reported")]
    [InlineData("Failures", "SegmentsExceptionFactory")]
    public void A_name_that_is_not_used_is_found(string name, string instead) =>
        Assert.Equal([$"a.cs:1 {name}: {instead}"], FindNames([new("a.cs", 1, name)]));

    [Theory]
    [InlineData("ResponseReader")]
    [InlineData("NetworkFailure")]
    public void A_standard_name_is_not_found(string name) => Assert.Empty(FindNames([new("a.cs", 1, name)]));

    [Fact]
    public void Code_in_a_page_is_not_prose() =>
        Assert.Equal(["a.md:6 \"answer\": say response, respond"], Find([new("a.md", 1, WordedSources.WithoutCode("`answer`\n```csharp\nanswer\n```\n[page](answer.md)\nanswer"))]));

    /// <summary>An entry that nothing needs would hide the next mistake.</summary>
    [Fact]
    public void Every_exception_is_needed() => Assert.All(Allowed, allowed =>
        Assert.Contains(Texts(), text => text.Path == allowed.Path && text.Text.Contains(allowed.Text, StringComparison.Ordinal) && Pattern.IsMatch(allowed.Text)));

    /// <summary>All at once and in full, so that one run shows all that is to be done.</summary>
    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static IEnumerable<WordedText> Texts() =>
        WordedSources.Comments.Concat(WordedSources.Strings).Concat(WordedSources.Pages).Concat(WordedSources.Descriptions);

    private static IEnumerable<string> Find(IEnumerable<WordedText> texts) =>
        from text in texts
        from Match match in Pattern.Matches(text.Text)
        where !IsAllowed(text, match)
        let word = Words.Select((item, index) => (Item: item, Index: index)).First(word => match.Groups[$"w{word.Index}"].Success)
        select $"{text.At(match.Index)} \"{Space().Replace(match.Value, " ")}\": say {word.Item.Say}";

    private static bool IsAllowed(WordedText text, Match match) => Allowed.Any(allowed =>
        allowed.Path == text.Path
        && Regex.Matches(text.Text, Regex.Escape(allowed.Text)).Any(place => place.Index <= match.Index && match.Index + match.Length <= place.Index + place.Length));

    private static IEnumerable<string> FindNames(IEnumerable<WordedText> names) =>
        from name in names
        let instead = Names.GetValueOrDefault(name.Text) ?? PartOfName().Matches(name.Text).Select(part => NameParts.GetValueOrDefault(part.Value)).FirstOrDefault(part => part is not null)
        where instead is not null
        select $"{name.At(0)} {name.Text}: {instead}";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex PartOfName();
}
