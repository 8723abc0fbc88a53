using System.Collections;
using System.Reflection;
using System.Runtime.Loader;

namespace SignInRecovery.IsolationHost;

/// <summary>
/// Goes through the module's door to the isolated packages as a cmdlet would, by reflection, because nothing here may
/// reference our assemblies.
/// </summary>
internal static class GatewayProbe
{
    /// <summary>Opens the gateway, makes a call across it, and works with a Graph object behind it.</summary>
    /// <param name="module">The loaded SignInRecovery.dll.</param>
    /// <returns>"name version context" for each part behind the gateway, then the JSON of a user that Graph's own serialiser wrote.</returns>
    public static async Task<IReadOnlyList<string>> UseAsync(Assembly module)
    {
        var create = module.GetType("SignInRecovery.Hosting.DirectoryGatewayHost", throwOnError: true)!
            .GetMethod("Create", BindingFlags.Static | BindingFlags.Public)!;
        var gateway = create.Invoke(null, null)!;
        var contract = gateway.GetType().GetInterface("SignInRecovery.Gateway.IDirectoryGateway")!;
        var description = await AwaitAsync(contract.GetMethod("DescribeAsync")!.Invoke(gateway, [CancellationToken.None])!);

        var lines = new List<string>();
        foreach (var component in (IEnumerable)Read(description, "Components"))
        {
            lines.Add($"{Read(component, "Name")} {Read(component, "Version")} {Read(component, "Context")}");
        }

        lines.Add(await SerializeUserAsync(gateway.GetType().Assembly));
        return lines;
    }

    // Graph's serialiser is where the two System.Text.Json would meet.
    private static async Task<string> SerializeUserAsync(Assembly graph)
    {
        var context = AssemblyLoadContext.GetLoadContext(graph)!;
        var userType = context.LoadFromAssemblyName(new AssemblyName("Microsoft.Graph")).GetType("Microsoft.Graph.Models.User", throwOnError: true)!;
        var serializer = context.LoadFromAssemblyName(new AssemblyName("Microsoft.Kiota.Abstractions"))
            .GetType("Microsoft.Kiota.Abstractions.Serialization.KiotaJsonSerializer", throwOnError: true)!;
        var user = Activator.CreateInstance(userType)!;
        userType.GetProperty("DisplayName")!.SetValue(user, "Adele Vance");
        var serialize = serializer.GetMethods().First(method =>
            method is { Name: "SerializeAsStringAsync", IsGenericMethodDefinition: true } &&
            method.GetParameters() is [{ ParameterType.IsGenericParameter: true }, { ParameterType: var second }] &&
            second == typeof(CancellationToken));
        return (string)await AwaitAsync(serialize.MakeGenericMethod(userType).Invoke(null, [user, CancellationToken.None])!);
    }

    private static async Task<object> AwaitAsync(object task)
    {
        await (Task)task;
        return Read(task, "Result");
    }

    private static object Read(object target, string property) => target.GetType().GetProperty(property)!.GetValue(target)!;
}
