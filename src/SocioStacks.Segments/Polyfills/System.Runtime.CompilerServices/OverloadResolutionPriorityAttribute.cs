namespace System.Runtime.CompilerServices;

/// <summary>Recognized by the compiler by its name, wherever it is declared.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    public int Priority => priority;
}
