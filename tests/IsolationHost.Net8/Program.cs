using System.Reflection;
using System.Runtime.Loader;
using SignInRecovery.IsolationHost;

// usage: IsolationHost.Net8 <staged module>
// No PowerShell: System.Management.Automation of this project is for .NET 10 only. The module's load context needs none.
var steps = new List<HostStep>();
try
{
    // As PowerShell loads a binary module; Core is then found beside it.
    var module = Assembly.LoadFrom(Path.Combine(args[0], "SignInRecovery.dll"));
    steps.Add(new HostStep("use", await GatewayProbe.UseAsync(module), []));

    // What the shared side sees: a name resolved as Core's references are.
    var json = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName("System.Text.Json"));
    steps.Add(new HostStep("json", [json.GetName().Version!.ToString(), json.Location], []));
}
catch (Exception exception)
{
    steps.Add(new HostStep("use", [], [exception.ToString()]));
}

HostReport.Take(steps).Write();
return steps.Exists(step => step.Errors.Count > 0) ? 1 : 0;
