using System.Collections.ObjectModel;

namespace SocioStacks.Segments;

internal static class CollectionExtensions
{
    extension<TKey, TValue>(ReadOnlyDictionary<TKey, TValue>)
        where TKey : notnull
    {
        public static ReadOnlyDictionary<TKey, TValue> Empty => EmptyOf<TKey, TValue>.Instance;
    }

    public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key) =>
        dictionary.TryGetValue(key, out var value) ? value : default;

    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> pairs, IEqualityComparer<TKey> comparer)
        where TKey : notnull => pairs.ToDictionary(pair => pair.Key, pair => pair.Value, comparer);

    public static ReadOnlyDictionary<TKey, TValue> AsReadOnly<TKey, TValue>(this IDictionary<TKey, TValue> dictionary)
        where TKey : notnull => new(dictionary);

    public static bool TryDequeue<T>(this Queue<T> queue, out T? item)
    {
        var isThere = queue.Count > 0;
        item = isThere ? queue.Dequeue() : default;
        return isThere;
    }

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value)
    {
        key = pair.Key;
        value = pair.Value;
    }

    private static class EmptyOf<TKey, TValue>
        where TKey : notnull
    {
        public static readonly ReadOnlyDictionary<TKey, TValue> Instance = new(new Dictionary<TKey, TValue>());
    }
}
