using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>Makes the paths of requests from the declarations of the sections.</summary>
internal static class SectionPaths
{
    /// <summary>How many ids one filter may name (Microsoft Graph allows fifteen values of "in").</summary>
    public const int IdsInFilter = 15;

    /// <summary>The path of a section as it is declared, with its query.</summary>
    /// <param name="section">The section.</param>
    /// <param name="owner">What stands for <c>{id}</c> in the path; null when there is none.</param>
    /// <param name="select">The properties to ask for; null for the declared ones.</param>
    public static string Of(SectionDeclaration section, string? owner = null, IReadOnlyList<string>? select = null)
    {
        var query = section.Query;
        var path = owner is null ? section.Path : section.Path.Replace("{id}", Uri.EscapeDataString(owner), StringComparison.Ordinal);
        var declared = path.IndexOf('?', StringComparison.Ordinal);
        var options = new List<string>();
        if (declared >= 0)
        {
            options.AddRange(path[(declared + 1)..].Split('&').Where(o => query.Select.Count == 0 || !o.StartsWith("$select=", StringComparison.Ordinal)));
            path = path[..declared];
        }

        if (query.Cast is not null)
        {
            path += "/" + query.Cast;
        }

        AddOptions(options, query, select ?? query.Select);
        return Join(path, options);
    }

    /// <summary>The path of some objects of a list, by a property.</summary>
    /// <param name="path">The list.</param>
    /// <param name="query">The query of its section.</param>
    /// <param name="property">The property, <c>id</c> or <c>appId</c>.</param>
    /// <param name="values">At most <see cref="IdsInFilter"/> values.</param>
    /// <param name="select">The properties to ask for; null for the declared ones.</param>
    public static string In(string path, SectionQuery query, string property, IEnumerable<string> values, IReadOnlyList<string>? select = null)
    {
        var list = string.Join(',', values.Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"));
        var options = new List<string> { "$filter=" + Uri.EscapeDataString($"{property} in ({list})") };
        AddOptions(options, query with { Filter = null, PageSize = 0, IsCounted = false }, select ?? query.Select);
        return Join(path, options);
    }

    /// <summary>A path with one option more.</summary>
    public static string With(string path, string option) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + option;

    private static void AddOptions(List<string> options, SectionQuery query, IReadOnlyList<string> select)
    {
        if (query.Filter is not null)
        {
            options.Add("$filter=" + Uri.EscapeDataString(query.Filter));
        }

        if (select.Count > 0)
        {
            options.Add("$select=" + string.Join(',', select));
        }

        if (query.Expand is not null)
        {
            options.Add("$expand=" + query.Expand);
        }

        if (query.PageSize > 0)
        {
            options.Add($"$top={query.PageSize}");
        }

        if (query.IsCounted)
        {
            options.Add("$count=true");
        }
    }

    private static string Join(string path, List<string> options) => options.Count == 0 ? path : $"{path}?{string.Join('&', options)}";
}
