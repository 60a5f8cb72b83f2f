using System.Globalization;
using System.Net;

namespace SocioStacks.Segments.Tests.Paging;

/// <summary>What happens to the list after a page of it was returned.</summary>
/// <param name="IsCreation">A segment is created, or else one is deleted.</param>
/// <param name="Place">Where in the list, in thousandths of its length.</param>
public sealed record Change(bool IsCreation, int Place);

/// <summary>A service whose list changes between its pages, read by offset as MySQL does.</summary>
internal sealed class ChangingService(int count, IReadOnlyList<IReadOnlyList<Change>> changes, int? ownPageSize = null) : HttpMessageHandler
{
    private readonly List<long> _ids = [.. Enumerable.Range(1, count).Select(id => (long)id)];
    private long _lastId = count;
    private int _answered;

    /// <summary>Everything that was ever there.</summary>
    public HashSet<long> Ever { get; } = [.. Enumerable.Range(1, count).Select(id => (long)id)];

    /// <summary>What was there from the first page to the last.</summary>
    public HashSet<long> Throughout { get; } = [.. Enumerable.Range(1, count).Select(id => (long)id)];

    public int Requests => _answered;

    /// <summary>The furthest page that was asked for.</summary>
    public int LastPageAsked { get; private set; }

    /// <summary>The most pages that there ever were.</summary>
    public int MostPages { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => int.Parse(part[1], CultureInfo.InvariantCulture));
        var (page, size) = (query["page"], ownPageSize ?? query["results_per_page"]);
        var totalPages = (_ids.Count + size - 1) / size;
        LastPageAsked = Math.Max(LastPageAsked, page);
        MostPages = Math.Max(MostPages, totalPages);
        var data = string.Join(',', _ids.Skip((page - 1) * size).Take(size).Select(id => $$"""{"id":{{id}}}"""));
        var body = string.Create(CultureInfo.InvariantCulture, $$$"""{"data":[{{{data}}}],"meta":{"page":{{{page}}},"results_per_page":{{{size}}},"total":{{{_ids.Count}}},"total_pages":{{{totalPages}}}}}""");
        foreach (var change in _answered < changes.Count ? changes[_answered] : [])
            Apply(change);
        _answered++;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
    }

    private void Apply(Change change)
    {
        var place = change.Place * _ids.Count / 1000;
        if (change.IsCreation)
        {
            _ids.Insert(place, ++_lastId);
            Ever.Add(_lastId);
        }
        else if (_ids.Count > 0)
        {
            Throughout.Remove(_ids[place]);
            _ids.RemoveAt(place);
        }
    }
}
