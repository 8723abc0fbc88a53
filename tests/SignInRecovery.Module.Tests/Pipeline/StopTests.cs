using System.Management.Automation;
using System.Reflection;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Pipeline;

/// <summary>Ctrl-C between two pieces of work of one cmdlet: the engine calls on another thread, and no further work begins.</summary>
public sealed class StopTests : IDisposable
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    private readonly ModuleSession _session = ModuleSession.Open();

    [Fact]
    public void Work_that_comes_after_the_stop_does_not_begin()
    {
        Assembly module = AppDomain.CurrentDomain.GetAssemblies()
            .First(a => a.GetName().Name == "SignInRecovery" && a.Location.StartsWith(StagedModule.Path, StringComparison.Ordinal));
        Type command = module.GetType("SignInRecovery.Commands.ImportTenantSnapshotCommand", throwOnError: true)!;
        Type events = module.GetType("SignInRecovery.Pipeline.IPipelineEvents", throwOnError: true)!;
        using var instance = (IDisposable)Activator.CreateInstance(command)!;
        var counter = new Counter();
        Delegate work = Delegate.CreateDelegate(typeof(Func<,,>).MakeGenericType(events, typeof(CancellationToken), typeof(int)), counter, typeof(Counter).GetMethod(nameof(Counter.Count))!);
        MethodInfo run = command.BaseType!.GetMethod("Run", Hidden)!.MakeGenericMethod(typeof(int));

        Assert.Equal(1, run.Invoke(instance, [work, null]));
        _ = command.BaseType.GetMethod("StopProcessing", Hidden)!.Invoke(instance, null);
        Exception stopped = Assert.ThrowsAny<TargetInvocationException>(() => run.Invoke(instance, [work, null])).InnerException!;

        _ = Assert.IsType<PipelineStoppedException>(stopped);
        Assert.Equal(1, counter.Times);

        // A stop that comes late finds nothing to end.
        instance.Dispose();
        _ = command.BaseType.GetMethod("StopProcessing", Hidden)!.Invoke(instance, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private sealed class Counter
    {
        public int Times { get; private set; }

        public int Count(object events, CancellationToken token)
        {
            token.ThrowIfCancellationRequested();
            return ++Times;
        }
    }
}
