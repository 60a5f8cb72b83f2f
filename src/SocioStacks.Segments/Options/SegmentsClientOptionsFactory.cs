using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments;

/// <summary>
/// Creates the options, at start and for every reload. After a reload that is not valid the last valid options stay in force,
/// and an error is logged; before there are valid ones, it is thrown.
/// </summary>
internal sealed class SegmentsClientOptionsFactory(
    IEnumerable<IConfigureOptions<SegmentsClientOptions>> setups,
    IEnumerable<IPostConfigureOptions<SegmentsClientOptions>> postConfigures,
    IEnumerable<IValidateOptions<SegmentsClientOptions>> validations,
    IServiceProvider services) : IOptionsFactory<SegmentsClientOptions>
{
    private readonly OptionsFactory<SegmentsClientOptions> _factory = new(setups, postConfigures, validations);
    private readonly ConcurrentDictionary<string, SegmentsClientOptions> _valid = new();

    public SegmentsClientOptions Create(string name)
    {
        try
        {
            return _valid[name] = _factory.Create(name);
        }
        catch (Exception e) when (_valid.TryGetValue(name, out var valid))
        {
            // The validators say what is wrong without a value; what else is thrown may quote one.
            var problems = e is OptionsValidationException { Failures: var failures } ? string.Join(" ", failures) : $"{e.GetType().Name} was thrown.";
            GuardedLogger.Create(services, SegmentsTelemetry.Name).InvalidOptions(problems, name);
            return valid;
        }
    }
}
