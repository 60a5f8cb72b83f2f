using System.Net;
using CsCheck;

namespace SocioStacks.Segments.Tests.Php;

/// <summary>The service in memory does with every form what PHP does with it: no test on it is green where production fails.</summary>
public sealed class PhpParityTests(PhpModes php) : IClassFixture<PhpModes>
{
    private const string List = "api/segments";

    private static readonly Dictionary<string, ServiceModes> Modes = new()
    {
        ["default"] = new(),
        ["keeps custom segments"] = new() { EmptiesCustom = false },
        ["clears lists"] = new() { ClearsLists = true },
        ["clears lists, keeps custom segments"] = new() { ClearsLists = true, EmptiesCustom = false },
        ["encodes texts"] = new() { EncodesTexts = true },
    };

    public static TheoryData<string, string> Creates => new(Pairs(ParityForms.Creates.Keys, "default", "encodes texts"));

    public static TheoryData<string, string> Updates => new(Pairs(ParityForms.Updates.Keys, [.. Modes.Keys]));

    public static TheoryData<string> Bodies => [.. ParityForms.Bodies.Keys];

    [Theory]
    [MemberData(nameof(Creates))]
    public async Task A_create_has_the_same_result(string form, string modes)
    {
        using var services = await php.StartOverAsync(Modes[modes]);

        await services.PostAsync(List, ParityForms.Creates[form]);
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task An_update_of_a_segment_of_each_type_has_the_same_result(string form, string modes)
    {
        using var services = await php.StartOverAsync(Modes[modes]);
        await CreateOneOfEachTypeAsync(services);

        for (var id = 1; id <= 3; id++)
            await services.PostAsync($"{List}/{id}", ParityForms.Updates[form]);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_is_parsed_alike(string body)
    {
        using var services = await php.StartOverAsync();

        await services.PostAsync(List, ParityForms.Bodies[body].ContentType, ParityForms.Bodies[body].Body);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_form_around_the_size_limit_arrives_alike(int over)
    {
        using var services = await php.StartOverAsync(new ServiceModes { MaxFormBytes = 1000 });
        await CreateOneOfEachTypeAsync(services);
        var body = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nFits\r\n--b--\r\n";
        body += new string('-', 1000 + over - body.Length);

        var before = await services.PostAsync(List, "multipart/form-data; boundary=b", body);
        Assert.Equal(over > 0 ? 3 : 4, before.Count);
        for (var id = 1; id <= 3; id++)
        {
            var after = await services.PostAsync($"{List}/{id}", "multipart/form-data; boundary=b", body);
            Assert.Equal(over > 0 ? "n" : "Fits", after[id - 1].Name);
        }
    }

    [Fact]
    public async Task A_form_around_the_limit_of_fields_arrives_alike()
    {
        using var services = await php.StartOverAsync(new ServiceModes { MaxFormFields = 5 });

        for (var before = 2; before <= 6; before++)
        {
            (string, string)[] fields = [.. Enumerable.Repeat(("x", "y"), before), ("name", "n"), ("filters_countries[]", "IT")];
            await services.PostAsync(List, fields);
        }
    }

    [Theory]
    [InlineData("api/segments", HttpStatusCode.OK)]
    [InlineData("api/segments/", HttpStatusCode.OK)]
    [InlineData("any/prefix/api/segments/1", HttpStatusCode.OK)]
    [InlineData("api/segments/01", HttpStatusCode.OK)]
    [InlineData("api/segments/1/", HttpStatusCode.NotFound)]
    [InlineData("api/segments//", HttpStatusCode.NotFound)]
    [InlineData("api/segments/0", HttpStatusCode.NotFound)]
    [InlineData("api/segments/-1", HttpStatusCode.NotFound)]
    [InlineData("api/segments/1x", HttpStatusCode.NotFound)]
    [InlineData("api/segments/4294967297", HttpStatusCode.NotFound)]
    [InlineData("api/segments/18446744073709551617", HttpStatusCode.NotFound)]
    [InlineData("api/segments/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("api/Segments", HttpStatusCode.NotFound)]
    [InlineData("segments", HttpStatusCode.NotFound)]
    [InlineData("api/segments?page=99999999999999999999&results_per_page=1000", HttpStatusCode.OK)]
    public async Task A_path_leads_to_the_same_place(string path, HttpStatusCode expected)
    {
        using var services = await php.StartOverAsync();
        await CreateOneOfEachTypeAsync(services);

        Assert.Equal(expected, await services.GetAsync(path));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("clears lists, keeps custom segments")]
    [InlineData("encodes texts")]
    public async Task Whatever_is_created_and_updated_is_the_same(string modes)
    {
        using var services = await php.StartOverAsync(Modes[modes]);

        await Gen.Select(RandomForms.Form, RandomForms.Form).SampleAsync(
            async (create, update) =>
            {
                var segments = await services.PostAsync(List, create);
                await services.PostAsync($"{List}/{Math.Max(segments.Count, 1)}", update);
            },
            iter: 100,
            threads: 1);
    }

    private static async Task CreateOneOfEachTypeAsync(ServicePair services)
    {
        await services.PostAsync(List, ("name", "n"), ("type", "bulk"), ("phone_numbers", "+1,+2"));
        await services.PostAsync(List, ("name", "n"), ("type", "custom"), ("contacts_ids", "1,2"));
        await services.PostAsync(
            List, ("name", "n"), ("filters_custom_parameter_key[0]", "age"), ("filters_custom_parameter_value[0]", "18"), ("filters_countries[]", "IT"), ("filters_continents[]", "EU"));
    }

    private static IEnumerable<(string, string)> Pairs(IEnumerable<string> forms, params string[] modes) =>
        from form in forms
        from mode in modes
        select (form, mode);
}
