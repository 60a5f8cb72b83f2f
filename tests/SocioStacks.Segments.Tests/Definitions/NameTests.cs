namespace SocioStacks.Segments.Tests.Definitions;

public sealed class NameTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Blank => ["", " ", "\t", "\r\n", "\u00A0", "\u3000", " \t\u2003 "];

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task A_blank_name_is_not_created(string name)
    {
        var e = await RejectionAssert.RejectsAsync(client => client.CreateAsync(name, cancellationToken: Token));
        Assert.Equal("name", e.ParamName);
    }

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task A_blank_name_is_rejected(string name)
    {
        var e = await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, name, cancellationToken: Token));
        Assert.Equal("name", e.ParamName);
    }

    [Fact]
    public async Task A_null_name_is_not_created()
    {
        var e = await RejectionAssert.RejectsAsync(client => client.CreateAsync(null!, cancellationToken: Token));
        Assert.Equal("name", e.ParamName);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("🙂")]
    public async Task A_name_of_257_characters_is_not_created(string character)
    {
        var e = await RejectionAssert.RejectsAsync(client => client.CreateAsync(Repeated(character, 257), cancellationToken: Token));
        Assert.Contains("257", e.Message, StringComparison.Ordinal);
        Assert.Contains("256", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🙂")]
    public async Task A_name_of_257_characters_is_rejected(string character)
    {
        await RejectionAssert.RejectsAsync(client => client.UpdateAsync(1, Repeated(character, 257), cancellationToken: Token));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("🙂")]
    [InlineData("\"")]
    public async Task A_name_of_256_characters_is_sent(string character)
    {
        var name = Repeated(character, 256);
        Assert.Equal([$"name={name}"], await FormRecorder.FieldsOfAsync(null, name));
    }

    [Fact]
    public async Task Whitespace_around_a_name_is_sent_as_it_is()
    {
        Assert.Equal(["name=  a  "], await FormRecorder.FieldsOfAsync(null, "  a  "));
    }

    [Fact]
    public async Task A_bad_name_is_rejected_before_the_definition_is_read()
    {
        await RejectionAssert.RejectsAsync(client => client.CreateAsync("", SegmentDefinition.Bulk(Unread()), Token));

        static IEnumerable<string> Unread()
        {
            Assert.Fail("It was read.");
            yield break;
        }
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public async Task A_name_with_half_a_surrogate_pair_is_not_created(int half)
    {
        await RejectionAssert.RejectsAsync(client => client.CreateAsync("a" + (char)half, cancellationToken: Token));
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
