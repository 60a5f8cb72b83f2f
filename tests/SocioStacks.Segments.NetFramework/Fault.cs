namespace SocioStacks.Segments.NetFramework;

/// <summary>What the network does to an answer.</summary>
internal enum Fault
{
    None,

    /// <summary>The request is taken and nothing comes back.</summary>
    Silence,

    /// <summary>The request is carried out, and the connection closed without an answer.</summary>
    LostAnswer,

    /// <summary>The connection is closed before the last bytes of the answer.</summary>
    CutAnswer,

    /// <summary>The last bytes of the answer never come.</summary>
    StalledAnswer,
}
