using System.Reflection;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>What users of the packages can see.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static readonly Assembly[] Assemblies = [typeof(SegmentsClient).Assembly, typeof(Segments.Testing.InMemorySegmentsService).Assembly];

    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetExportedTypes());

    public static IEnumerable<MethodInfo> Methods => Types.SelectMany(type => type.GetMethods(Declared)).Where(IsVisible);

    public static IEnumerable<PropertyInfo> Properties => Types.SelectMany(type => type.GetProperties(Declared)).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible));

    public static IEnumerable<ConstructorInfo> Constructors => Types.SelectMany(type => type.GetConstructors(Declared)).Where(IsVisible);

    public static IEnumerable<FieldInfo> Fields => Types.SelectMany(type => type.GetFields(Declared)).Where(IsVisible);

    public static string NameOf(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";

    private static bool IsVisible(FieldInfo member) => member.IsPublic || member.IsFamily || member.IsFamilyOrAssembly;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
