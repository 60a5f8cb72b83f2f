namespace SocioStacks.Segments.Http;

internal sealed partial class AttemptRequest
{
    private void AddHeader(string name, string value) => Headers.TryAddWithoutValidation(name, value);
}
