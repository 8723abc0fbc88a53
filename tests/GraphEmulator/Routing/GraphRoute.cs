using System.Text.RegularExpressions;
using SignInRecovery.GraphEmulator.Http;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>A method, a path with placeholders, and who answers.</summary>
internal sealed partial record GraphRoute(string Method, string Template, Func<RouteCall, GraphReply> Handle)
{
    internal IReadOnlyList<string> Segments { get; } = Template.Trim('/').Split('/');

    internal int Placeholders { get; } = Template.Count(c => c == '{');

    /// <summary>Not in v1.0.</summary>
    internal bool IsBetaOnly { get; init; }

    /// <summary>The section of the snapshot behind it, whose status decides whether it can be read.</summary>
    internal string? Section { get; init; }

    /// <summary>The path under which the permission table knows it.</summary>
    internal string PermissionPath { get; } = Placeholder().Replace(Template, "{id}").Replace(Method == "GET" ? "/$ref" : "/$count", string.Empty, StringComparison.Ordinal)
        .Replace("/$count", string.Empty, StringComparison.Ordinal).Replace("/delta()", "/delta", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>True for one object below a collection whose own permission the table may not list.</summary>
    internal bool IsItem { get; init; }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
