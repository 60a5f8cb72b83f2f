namespace SocioStacks.Segments.NetFramework;

/// <summary>What the network does to a response.</summary>
internal enum Fault
{
    None,

    /// <summary>The request is taken and nothing comes back.</summary>
    Silence,

    /// <summary>The request is carried out, and the connection closed without a response.</summary>
    LostResponse,

    /// <summary>The connection is closed before the last bytes of the response.</summary>
    TruncatedResponse,

    /// <summary>The last bytes of the response never arrive.</summary>
    StalledResponse,
}
