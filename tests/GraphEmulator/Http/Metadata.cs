using System.Globalization;
using System.Text;

namespace SignInRecovery.GraphEmulator.Http;

/// <summary>
/// A small $metadata: the directory's types with their key and their relations, and the entity sets. The types are open,
/// since what each of them holds stands in Graph's own metadata, of which this is no copy.
/// </summary>
internal static class Metadata
{
    private static readonly (string Name, (string Property, bool IsMany)[] Relations)[] Types =
    [
        ("user", [("manager", false), ("memberOf", true), ("transitiveMemberOf", true), ("registeredDevices", true), ("ownedDevices", true)]),
        ("group", [("members", true), ("transitiveMembers", true), ("owners", true), ("memberOf", true), ("transitiveMemberOf", true)]),
        ("administrativeUnit", [("members", true)]),
        ("directoryRole", [("members", true)]),
        ("device", []),
        ("servicePrincipal", []),
        ("organization", []),
    ];

    private static readonly (string Set, string Type)[] Sets =
    [
        ("directoryObjects", "directoryObject"), ("users", "user"), ("groups", "group"), ("directoryRoles", "directoryRole"), ("devices", "device"),
        ("servicePrincipals", "servicePrincipal"), ("organization", "organization"), ("domains", "domain"), ("subscribedSkus", "subscribedSku"),
    ];

    internal static GraphReply Reply() => new() { Body = Encoding.UTF8.GetBytes(Document()), ContentType = "application/xml" };

    private static string Document()
    {
        var text = new StringBuilder();
        _ = text.Append("""<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">""");
        _ = text.Append("""<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>""");
        _ = text.Append("""<EntityType Name="directoryObject" BaseType="graph.entity" OpenType="true"><Property Name="deletedDateTime" Type="Edm.DateTimeOffset"/></EntityType>""");
        foreach (var (name, relations) in Types)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"""<EntityType Name="{name}" BaseType="graph.directoryObject" OpenType="true">""");
            foreach (var (property, isMany) in relations)
            {
                _ = text.Append(CultureInfo.InvariantCulture, $"""<NavigationProperty Name="{property}" Type="{(isMany ? "Collection(graph.directoryObject)" : "graph.directoryObject")}"/>""");
            }

            _ = text.Append("</EntityType>");
        }

        _ = text.Append("""<EntityType Name="domain" BaseType="graph.entity" OpenType="true"/><EntityType Name="subscribedSku" BaseType="graph.entity" OpenType="true"/>""");
        _ = text.Append("""<EntityContainer Name="GraphService"><Singleton Name="me" Type="graph.user"/>""");
        foreach (var (set, type) in Sets)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"""<EntitySet Name="{set}" EntityType="graph.{type}"/>""");
        }

        return text.Append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>").ToString();
    }
}
