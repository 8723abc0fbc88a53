using System.Text.Json;
using SignInRecovery.Gateway;
using Xunit;

namespace SignInRecovery.Tests.Gateway;

/// <summary>DESIGN.md, "The boundary to packages": only Core's own types and those of System.Private.CoreLib cross.</summary>
public class BoundaryTests
{
    /// <summary>What a careless hand could write.</summary>
    public abstract class CarelessGateway
    {
        /// <summary>Reaches System.Private.Uri, which is not CoreLib.</summary>
        public abstract event EventHandler<Uri> Changed;

        /// <summary>Reaches a type of System.Text.Json through a record of the same assembly.</summary>
        public abstract Task<IReadOnlyList<Careless>> ReadAsync();
    }

    /// <summary>A record that hides what it carries one level down.</summary>
    public sealed record Careless(Dictionary<string, JsonElement[]> Values);

    [Theory]
    [InlineData(typeof(IDirectoryGateway))]
    [InlineData(typeof(DirectoryException))]
    public void Only_types_of_Core_and_CoreLib_cross(Type root)
    {
        Assert.Empty(Strangers(root));
    }

    [Fact]
    public void The_walk_finds_what_must_not_cross()
    {
        Assert.Equal(
            ["System.Text.Json.JsonElement", "System.Uri"],
            Strangers(typeof(CarelessGateway)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_walk_reaches_what_does_cross()
    {
        var reached = SignatureClosure.Of(typeof(IDirectoryGateway));

        Assert.Contains(typeof(GatewayDescription), reached);
        Assert.Contains(typeof(GatewayComponent), reached);
        Assert.Contains(typeof(CancellationToken), reached);
    }

    private static IEnumerable<string> Strangers(Type root) => SignatureClosure.Of(root)
        .Where(type => type.Assembly != root.Assembly && type.Assembly != typeof(object).Assembly)
        .Select(type => type.FullName!);
}
