namespace SocioStacks.Segments.Tests.UserCode;

/// <summary>What a user's code throws, and no other code.</summary>
internal sealed class FaultOfTheUser() : InvalidTimeZoneException("A fault of the user's own.");
