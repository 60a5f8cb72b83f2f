using System.Reflection;
using System.Runtime.CompilerServices;

namespace SocioStacks.Segments.Tests.Conventions;

/// <summary>Rules for everything that is public, held for whatever is added later.</summary>
public sealed class SurfaceTests
{
    private static readonly Type[] Tasks = [typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>)];

    /// <summary>What is set up and not read: the options, and the service that a test arranges.</summary>
    private static readonly Type[] Settable = [typeof(SegmentsClientOptions), typeof(Segments.Testing.InMemorySegmentsService), typeof(Segments.Testing.SegmentsChaos)];

    [Fact]
    public void Every_asynchronous_method_ends_in_a_token()
    {
        var asynchronous = Surface.Methods.Where(method => IsAsynchronous(method.ReturnType)).ToList();

        Assert.NotEmpty(asynchronous);
        Assert.Empty(asynchronous.Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)).Select(Surface.NameOf));
    }

    [Fact]
    public void The_token_can_be_left_out_and_is_called_the_same_everywhere()
    {
        var tokens = Surface.Methods.SelectMany(method => method.GetParameters()).Where(parameter => parameter.ParameterType == typeof(CancellationToken)).ToList();

        Assert.All(tokens, token => Assert.Equal("cancellationToken", token.Name));
        Assert.All(tokens, token => Assert.True(token.IsOptional, Surface.NameOf(token.Member)));
    }

    [Fact]
    public void An_asynchronous_method_is_named_so_and_no_other_is()
    {
        var misnamed = Surface.Methods.Where(method => IsAsynchronous(method.ReturnType) != method.Name.EndsWith("Async", StringComparison.Ordinal));

        Assert.Empty(misnamed.Select(Surface.NameOf));
    }

    [Fact]
    public void No_type_of_Refit_or_Polly_is_seen()
    {
        var seen = new List<(string Where, Type Type)>();
        foreach (var type in Surface.Types)
            See(type.Name, [.. type.GetInterfaces(), type.BaseType]);
        foreach (var method in Surface.Methods)
            See(Surface.NameOf(method), [.. method.GetParameters().Select(parameter => parameter.ParameterType), method.ReturnType]);
        foreach (var constructor in Surface.Constructors)
            See(Surface.NameOf(constructor), [.. constructor.GetParameters().Select(parameter => parameter.ParameterType)]);
        foreach (var property in Surface.Properties)
            See(Surface.NameOf(property), property.PropertyType);
        foreach (var constant in Surface.Fields)
            See(Surface.NameOf(constant), constant.FieldType);

        Assert.Contains(seen, use => use.Type == typeof(Segment));
        Assert.Empty(seen.Where(use => IsOfLibrary(use.Type)).Select(use => $"{use.Where}: {use.Type}"));

        void See(string where, params Type?[] types) => seen.AddRange(types.SelectMany(PartsOf).Select(part => (where, part)));
    }

    [Fact]
    public void Nothing_that_is_read_can_be_set()
    {
        var settable = Surface.Properties
            .Where(property => !Settable.Contains(property.DeclaringType))
            .Where(property => property.SetMethod is { } set && (set.IsPublic || set.IsFamily) && !IsInit(set));

        Assert.Empty(settable.Select(Surface.NameOf));
    }

    [Fact]
    public void No_field_can_be_set() =>
        Assert.Empty(Surface.Fields.Where(field => field is { IsLiteral: false, IsInitOnly: false } && field.DeclaringType is { IsEnum: false }).Select(Surface.NameOf));

    [Fact]
    public void A_public_class_can_be_derived_from_only_where_others_of_ours_are() =>
        Assert.Empty(Surface.Types.Where(type => type is { IsClass: true, IsSealed: false } && !Surface.Types.Any(other => other.BaseType == type)).Select(type => type.Name));

    [Fact]
    public void Every_internal_class_is_sealed_or_static_or_abstract()
    {
        var own = Surface.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsVisible: false } && IsHandWritten(type))
            .ToList();

        Assert.True(own.Count > 50, $"Only {own.Count} internal classes were found.");
        Assert.Empty(own.Where(type => !type.IsSealed && !type.IsAbstract).Select(type => type.FullName));
    }

    private static bool IsAsynchronous(Type type) => IsTask(type) || (type.IsGenericType && Tasks.Contains(type.GetGenericTypeDefinition()));

    private static bool IsTask(Type type) => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsOfLibrary(Type type) => type.Assembly.GetName().Name is { } name
        && (name.StartsWith("Refit", StringComparison.Ordinal) || name.StartsWith("Polly", StringComparison.Ordinal) || name.EndsWith(".Resilience", StringComparison.Ordinal));

    private static IEnumerable<Type> PartsOf(Type? type)
    {
        if (type is null)
            return [];
        IEnumerable<Type> parts = type.HasElementType ? PartsOf(type.GetElementType()) : type.IsGenericType ? type.GetGenericArguments().SelectMany(PartsOf) : [];
        return parts.Append(type);
    }

    private static bool IsHandWritten(Type type)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            if (outer.IsDefined(typeof(CompilerGeneratedAttribute)) || outer.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || outer.Name.Contains('<', StringComparison.Ordinal))
                return false;
            if (outer.Namespace?.StartsWith("SocioStacks.", StringComparison.Ordinal) is not true && outer.Namespace != "Microsoft.Extensions.DependencyInjection")
                return false;
        }

        return true;
    }
}
