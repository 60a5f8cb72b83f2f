using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments;

/// <summary>
/// Creates the options, at start and after every reload. If a reload is not valid, the last valid options stay in force and an
/// error is logged; if there are no valid options yet, the error is thrown.
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
            // Messages of the validators never contain a value; those of other exceptions may.
            var problems = e is OptionsValidationException { Failures: var failures } ? string.Join(" ", failures) : $"{e.GetType().Name} was thrown.";
            GuardedLogger.Create(services, SegmentsTelemetry.Name).InvalidOptions(problems, name);
            return valid;
        }
    }
}
