using System.ComponentModel;
using System.Globalization;

namespace SocioStacks.Segments;

/// <summary>
/// Converts <see cref="SegmentType"/>, <see cref="FilterCondition"/> and <see cref="Continent"/> from and to strings for
/// consumers of the component model, such as Newtonsoft.Json, configuration binding and designers.
/// </summary>
internal sealed class StringBackedTypeConverter(Type type) : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
    {
        if (value is not string text)
            return base.ConvertFrom(context, culture, value);
        if (type == typeof(SegmentType))
            return new SegmentType(text);
        if (type == typeof(FilterCondition))
            return new FilterCondition(text);
        return new Continent(text);
    }
}
