using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Users, groups, administrative units, devices, service principals and deleted objects.</summary>
internal static class DirectoryRoutes
{
    private static readonly CollectionSpec Mixed = CollectionSpec.Mixed() with { HasItems = false };

    internal static void Add(RouteBuilder builder)
    {
        builder.Set("/users", "users", CollectionSpec.Directory("user"));
        builder.Set("/groups", "groups", CollectionSpec.Directory("group"));
        builder.Set("/devices", "devices", CollectionSpec.Directory("device"));
        builder.Set("/servicePrincipals", "servicePrincipals", CollectionSpec.Directory("servicePrincipal"));
        builder.Set("/directory/administrativeUnits", "administrativeUnits", CollectionSpec.Directory("administrativeUnit"));

        foreach (var name in new[] { "memberOf", "transitiveMemberOf" })
        {
            builder.Collection($"/users/{{id}}/{name}", Mixed, call => View(call).GroupsAndRolesOf(RouteBuilder.User(call).Id()), "memberships");
            builder.Collection($"/groups/{{id}}/{name}", Mixed, call => View(call).GroupsAndRolesOf(Group(call)), "memberships");
        }

        builder.Add("GET", "/users/{id}/manager", Manager, "managers");
        foreach (var name in new[] { "registeredDevices", "ownedDevices" })
        {
            builder.Collection($"/users/{{id}}/{name}", Mixed, call => ObjectSequence.Of([.. View(call).Typed(call.Store.RegisteredDevices.Targets(RouteBuilder.User(call).Id(), call.Now))]), "devices");
        }

        builder.Collection("/users/{id}/licenseDetails", CollectionSpec.Plain("licenseDetails"), Licences);

        foreach (var name in new[] { "members", "transitiveMembers" })
        {
            builder.Collection($"/groups/{{id}}/{name}", Mixed, call => View(call).MembersOf(Group(call)), "groups");
        }

        builder.Collection("/groups/{id}/owners", Mixed, call => ObjectSequence.OfIds(call.Store.GroupOwners.Targets(Group(call), call.Now), View(call).Find), "groupOwners");
        builder.Collection("/directory/administrativeUnits/{id}/members", Mixed, call => ObjectSequence.OfIds(call.Store.UnitMembers.Targets(Unit(call), call.Now), View(call).Find), "administrativeUnitMembers");
        builder.Collection(
            "/directory/administrativeUnits/{id}/scopedRoleMembers",
            CollectionSpec.Plain("scopedRoleMembership"),
            call => ObjectSequence.Of([.. call.Store["scopedRoleMembers"].All(call.Now).Where(item => JsonText.Same(item.Text("administrativeUnitId"), Unit(call)))], "scopedRoleMembership"),
            "scopedRoleMembers");

        builder.Collection("/directory/deletedItems", CollectionSpec.Mixed(), Deleted, "deletedUsers", find: (call, id) => Deleted(call).All().Where(item => JsonText.Same(item.Value.Id(), id)).Select(item => (TypedObject?)item).FirstOrDefault());
        builder.Add("POST", "/directoryObjects/getByIds", GetByIds);
        builder.Add("GET", "/directoryObjects/{id}", call => CollectionReader.Item(call, View(call).Find(call["id"]) ?? throw GraphException.NotFound(call["id"]), "directoryObjects", isMixed: true));

        Links(builder, "/groups/{id}/members", call => View(call).MembersOf(Group(call)), "groups");
        Links(builder, "/groups/{id}/owners", call => ObjectSequence.OfIds(call.Store.GroupOwners.Targets(Group(call), call.Now), View(call).Find), "groupOwners");
        Links(builder, "/directory/administrativeUnits/{id}/members", call => ObjectSequence.OfIds(call.Store.UnitMembers.Targets(Unit(call), call.Now), View(call).Find), "administrativeUnitMembers");
        MemberGroupRoutes.Add(builder);
        DeltaRoutes.Add(builder);
    }

    private static void Links(RouteBuilder builder, string template, Func<RouteCall, ObjectSequence> sequence, string section) =>
        builder.Add("GET", template + "/$ref", call => CollectionReader.Read(call, Mixed with { AreReferences = true, TakesSelect = false }, sequence(call)), section);

    private static DirectoryView View(RouteCall call) => new(call.Store, call.Now);

    private static string Group(RouteCall call) => RouteBuilder.Existing(call.Store.Groups, call, call["id"]).Id();

    private static string Unit(RouteCall call) => RouteBuilder.Existing(call.Store["administrativeUnits"], call, call["id"]).Id();

    private static GraphReply Manager(RouteCall call)
    {
        var user = RouteBuilder.User(call).Id();
        return View(call).Typed(call.Store.Managers.Targets(user, call.Now)).Select(item => (TypedObject?)item).FirstOrDefault() is { } manager
            ? CollectionReader.Item(call, manager, "directoryObjects", isMixed: true)
            : throw GraphException.NotFound("manager");
    }

    private static ObjectSequence Licences(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        var held = user.Items("assignedLicenses").Select(licence => licence.Text("skuId")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return ObjectSequence.Of([.. call.Store["subscribedSkus"].All(call.Now).Where(sku => held.Contains(sku.Text("skuId")))], "licenseDetails");
    }

    // Without a type there is nothing to list: Graph wants /directory/deletedItems/microsoft.graph.user.
    private static ObjectSequence Deleted(RouteCall call)
    {
        if (call.Match.Cast is null && !call.Match.Values.ContainsKey("id"))
        {
            throw GraphException.NoSegment("deletedItems");
        }

        return ObjectSequence.Of(
        [
            .. call.Store["deletedUsers"].All(call.Now).Select(item => new TypedObject("user", item)),
            .. call.Store["deletedGroups"].All(call.Now).Select(item => new TypedObject("group", item)),
            .. call.Store["deletedUnits"].All(call.Now).Select(item => new TypedObject("administrativeUnit", item)),
        ]);
    }

    private static GraphReply GetByIds(RouteCall call)
    {
        var body = call.Request.JsonBody();
        var ids = body.Items("ids").Select(item => item.GetString()).OfType<string>().ToList();
        if (ids.Count is 0 or > 1000)
        {
            throw GraphException.RequestBadRequest("Between 1 and 1000 ids must be given.");
        }

        var types = body.Items("types").Select(item => item.GetString()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = View(call).Typed(ids).Where(item => types.Count == 0 || types.Contains(item.Type) || types.Contains("directoryObject")).ToList();
        return CollectionReader.Read(call, Mixed with { Pages = false }, ObjectSequence.Of(found));
    }
}
