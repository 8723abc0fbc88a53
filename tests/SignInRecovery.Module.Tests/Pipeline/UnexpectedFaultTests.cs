using System.Management.Automation;
using System.Reflection;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Pipeline;

/// <summary>
/// A fault that nobody expected reaches the user with an id, a target and a recommended action as every other, and what the
/// engine throws to end a pipeline passes. No input is known that makes the module fault, so the pump of the staged module
/// is given work that does.
/// </summary>
public sealed class UnexpectedFaultTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Open();

    [Fact]
    public void A_fault_of_the_work_gets_an_id_a_target_and_an_action()
    {
        Exception fault = Run(_ => throw new InvalidOperationException("It cannot\nbe."));

        Assert.Equal("SignInRecoveryException", fault.GetType().Name);
        Assert.Equal("UnexpectedFault", Property(fault, "ErrorId"));
        Assert.Equal("the target", Property(fault, "Target"));
        Assert.Contains("InvalidOperationException", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty((string)Property(fault, "RecommendedAction")!);
        _ = Assert.IsType<InvalidOperationException>(fault.InnerException);
    }

    /// <summary>A time-out deep in the work is not Ctrl-C.</summary>
    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_fault() =>
        Assert.Equal("UnexpectedFault", Property(Run(_ => throw new TaskCanceledException("It took too long.")), "ErrorId"));

    /// <summary>Select-Object -First and Ctrl-C: the engine throws where an event is delivered, outside the work.</summary>
    [Fact]
    public void What_the_engine_throws_to_end_a_pipeline_passes()
    {
        // Outside a running pipeline the cmdlet refuses to write, as a stopped one does.
        Exception thrown = Run(events =>
        {
            _ = events.GetType().GetMethod("Verbose")!.Invoke(events, ["Never heard."]);
            return 0;
        });

        Assert.NotEqual("SignInRecoveryException", thrown.GetType().Name);
    }

    [Fact]
    public void Without_a_fault_the_pump_returns_what_the_work_returns() => Assert.Null(Record.Exception(() => RunWork(_ => 42)));

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static Exception Run(Func<object, int> work) =>
        Assert.ThrowsAny<TargetInvocationException>(() => RunWork(work)).InnerException!;

    private static object? RunWork(Func<object, int> work)
    {
        Assembly module = AppDomain.CurrentDomain.GetAssemblies()
            .First(a => a.GetName().Name == "SignInRecovery" && a.Location.StartsWith(StagedModule.Path, StringComparison.Ordinal));
        Type pump = module.GetType("SignInRecovery.Pipeline.PipelinePump", throwOnError: true)!;
        Type events = module.GetType("SignInRecovery.Pipeline.IPipelineEvents", throwOnError: true)!;
        Type shape = typeof(Func<,,>).MakeGenericType(events, typeof(CancellationToken), typeof(int));
        var faulty = Delegate.CreateDelegate(shape, new Work(work), typeof(Work).GetMethod(nameof(Work.Do))!);
        using var instance = (IDisposable)Activator.CreateInstance(pump, new Command(), 1)!;
        return pump.GetMethod("Run")!.MakeGenericMethod(typeof(int)).Invoke(instance, [faulty, "the target"]);
    }

    private static object? Property(Exception exception, string name) => exception.GetType().GetProperty(name)!.GetValue(exception);

    private sealed class Work(Func<object, int> work)
    {
        public int Do(object events, CancellationToken token)
        {
            token.ThrowIfCancellationRequested();
            return work(events);
        }
    }

    private sealed class Command : PSCmdlet;
}
