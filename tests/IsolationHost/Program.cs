using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;
using SignInRecovery.IsolationHost;

// usage: IsolationHost <staged module> <scratch folder> <step>...
//   foreign:older | foreign:newer | foreign:same   preload foreign copies of the packages
//   runspace                                        open a further runspace and go on in it
//   use                                             call through the gateway
//   anything else                                   a PowerShell script
var module = args[0];
var scratch = args[1];
var steps = new List<HostStep>();
var runspaces = new List<Runspace>();
OpenRunspace();

foreach (var step in args.Skip(2))
{
    try
    {
        steps.Add(step switch
        {
            "use" => new HostStep(step, await GatewayProbe.UseAsync(FindModule()), []),
            "runspace" => new HostStep(step, [OpenRunspace()], []),
            _ when step.StartsWith("foreign:", StringComparison.Ordinal) =>
                new HostStep(step, ForeignCopies.Load(Path.Combine(module, "lib"), step["foreign:".Length..], scratch), []),
            _ => RunScript(step),
        });
    }
    catch (Exception exception)
    {
        // Whatever it is, the test wants to read it.
        steps.Add(new HostStep(step, [], [exception.ToString()]));
    }
}

HostReport.Take(steps).Write();
runspaces.ForEach(runspace => runspace.Dispose());
return steps.Exists(step => step.Errors.Count > 0) ? 1 : 0;

string OpenRunspace()
{
    var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
    runspace.Open();
    runspaces.Add(runspace);
    return runspace.InstanceId.ToString();
}

HostStep RunScript(string script)
{
    using var shell = PowerShell.Create(runspaces[^1]);
    var output = shell.AddScript(script).Invoke();
    return new HostStep(
        script,
        output.Select(item => item?.ToString() ?? string.Empty).ToArray(),
        shell.Streams.Error.Select(error => $"{error.FullyQualifiedErrorId}: {error}").ToArray());
}

static Assembly FindModule() => AssemblyLoadContext.Default.Assemblies.Single(assembly => assembly.GetName().Name == "SignInRecovery");
