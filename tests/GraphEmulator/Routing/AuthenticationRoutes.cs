using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>The authentication methods of a user.</summary>
internal static class AuthenticationRoutes
{
    /// <summary>The collection for each kind of method, and the kind's type.</summary>
    internal static IReadOnlyList<(string Collection, string Type)> Kinds { get; } =
    [
        ("fido2Methods", "fido2AuthenticationMethod"),
        ("temporaryAccessPassMethods", "temporaryAccessPassAuthenticationMethod"),
        ("phoneMethods", "phoneAuthenticationMethod"),
        ("emailMethods", "emailAuthenticationMethod"),
        ("microsoftAuthenticatorMethods", "microsoftAuthenticatorAuthenticationMethod"),
        ("passwordMethods", "passwordAuthenticationMethod"),
        ("softwareOathMethods", "softwareOathAuthenticationMethod"),
        ("windowsHelloForBusinessMethods", "windowsHelloForBusinessAuthenticationMethod"),
        ("platformCredentialMethods", "platformCredentialAuthenticationMethod"),
    ];

    internal static void Add(RouteBuilder builder)
    {
        builder.Collection(
            "/users/{id}/authentication/methods",
            CollectionSpec.Plain("authenticationMethod") with { TakesFilter = false, TakesTop = false, TakesOrderBy = false },
            call => ObjectSequence.Of([.. Methods(call).Select(item => new TypedObject("authenticationMethod", item))]),
            "methods");
        foreach (var (collection, type) in Kinds)
        {
            builder.Collection(
                $"/users/{{id}}/authentication/{collection}",
                CollectionSpec.Plain(type) with { TakesFilter = false, TakesTop = false, TakesOrderBy = false },
                call => ObjectSequence.Of([.. Methods(call).Where(method => method.Text("@odata.type") == "#microsoft.graph." + type).Select(WithoutType)], type),
                "methods");
        }

        builder.Single(
            "/users/{id}/authentication/requirements",
            "strongAuthenticationRequirements",
            call => call.Store.PerUserMfa.Of(RouteBuilder.User(call).Id()).All(call.Now).Select(item => (JsonElement?)item).FirstOrDefault()
                ?? JsonText.Parse("""{"perUserMfaState":"disabled"}"""),
            "perUserMfa",
            isBetaOnly: true);
    }

    /// <summary>The methods as they can be read: the pass itself is shown once, when it is made.</summary>
    private static IEnumerable<JsonElement> Methods(RouteCall call) =>
        call.Store.Methods.Of(RouteBuilder.User(call).Id()).All(call.Now).Select(method => TemporaryAccessPasses.AsOf(method, call));

    private static JsonElement WithoutType(JsonElement method)
    {
        var copy = JsonText.ToObject(method);
        _ = copy.Remove("@odata.type");
        return JsonText.ToElement(copy);
    }
}
