using SocioStacks.Segments.Http;
using SocioStacks.Segments.Operations;
using SocioStacks.Segments.Resilience.RateLimiting;
using SocioStacks.Segments.Responses;
using SocioStacks.Segments.Telemetry;

namespace SocioStacks.Segments.Resilience;

/// <summary>Invokes an operation: sends it through the pipeline, and returns its value or throws what the user gets.</summary>
internal sealed class OperationInvoker(Func<ISegmentsApi> api, ClientSettings settings, IDisposable? owned) : IDisposable
{
    private readonly CallHistory _history = new();
    private volatile RateLimitGate? _gate;
    private volatile bool _isDisposed;

    public ClientSettings Settings => settings;

    /// <summary>What is known without a call.</summary>
    public SegmentsClientStatus Status => _gate is { } gate ? gate.AddTo(_history.Status, settings.Options.Priority) : _history.Status;

    public async Task<T> InvokeAsync<T>(SegmentsOperation<T> operation, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SegmentsClient));
        cancellationToken.ThrowIfCancellationRequested();
        var call = new CallState(operation, settings.Options.Address);
        var started = settings.Time.GetTimestamp();
        var activity = SegmentsTelemetry.Start(operation, call.Address);
        Exception? error = null;
        try
        {
            try
            {
                (await operation.SendAsync(api(), call, cancellationToken).ConfigureAwait(false)).DisposeQuietly();
            }
            catch (Exception e) when (e is not SegmentsException)
            {
                CallFailure.Throw(call, ApiFailure.Unwrap(e), _isDisposed, cancellationToken);
            }

            if (call.Result is not AttemptResult<T> result)
                throw CallFailure.OfForeignResponse(call);
            return result.Error is { } problem ? throw SegmentsExceptionFactory.FromError(call.Failed(), problem) : result.Value!;
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            call.Response.DisposeQuietly();
            _gate = call.Gate ?? _gate;
            _history.Note(error, settings.Time.GetUtcNow());
            SegmentsTelemetry.Stop(activity, operation, new OperationMeasurement(
                call.Address, settings.Time.GetElapsedTime(started), call.Attempts, call.RateLimitWait, call.Result?.RateLimit, call.MayHaveBeenApplied, error));
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        owned?.Dispose();
    }
}
