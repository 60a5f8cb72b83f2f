namespace SocioStacks.Segments.Tests.Infrastructure;

/// <summary>A message handler that changes nothing, to stand in front of another.</summary>
internal sealed class PassThroughHandler : DelegatingHandler;
