using System.Text.Json.Nodes;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>Takes facts away from a tenant under construction: lines, and members of lines by their path.</summary>
internal static class TakenFacts
{
    /// <summary>The lines of a section without those that hold a text.</summary>
    public static TenantBuilder Drop(this TenantBuilder tenant, string section, string text)
    {
        string[] lines = tenant.Lines(section);
        string[] left = [.. lines.Where(l => !l.Contains(text, StringComparison.Ordinal))];
        Assert.NotEqual(lines.Length, left.Length);
        return tenant.Set(section, left);
    }

    /// <summary>A section without a member, on every line that holds a text; lists on the path are followed into each item.</summary>
    public static TenantBuilder Without(this TenantBuilder tenant, string section, string path, string text = "") =>
        tenant.Edit(section, path, text, (holder, name) => holder.Remove(name));

    /// <summary>A section in which a member has another value, on every line that holds a text.</summary>
    public static TenantBuilder With(this TenantBuilder tenant, string section, string path, JsonNode value, string text = "") => tenant.Edit(section, path, text, (holder, name) =>
    {
        bool isThere = holder.ContainsKey(name);
        holder[name] = value.DeepClone();
        return isThere;
    });

    private static TenantBuilder Edit(this TenantBuilder tenant, string section, string path, string text, Func<JsonObject, string, bool> edit)
    {
        int edits = 0;
        string[] lines =
        [
            .. tenant.Lines(section).Select(line =>
            {
                if (!line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }

                JsonNode root = JsonNode.Parse(line)!;
                edits += Visit(root, path.Split('/'), edit);
                return root.ToJsonString();
            }),
        ];
        Assert.True(edits > 0, $"Nothing in {section} has {path}.");
        return tenant.Set(section, lines);
    }

    private static int Visit(JsonNode? node, ReadOnlySpan<string> path, Func<JsonObject, string, bool> edit)
    {
        int edits = 0;
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    edits += Visit(item, path, edit);
                }

                break;
            case JsonObject holder when path.Length == 1:
                edits += edit(holder, path[0]) ? 1 : 0;
                break;
            case JsonObject holder:
                edits += Visit(holder[path[0]], path[1..], edit);
                break;
        }

        return edits;
    }
}
