using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Lockout;

/// <summary>Loads a test tenant as if it lived in another cloud.</summary>
internal static class InCloud
{
    public static Tenant Load(TenantBuilder tenant, TenantCloud cloud) => TenantLoader.Load(new Elsewhere(tenant.Source(), cloud));

    private sealed class Elsewhere : SnapshotSource
    {
        private readonly SnapshotSource _inner;

        public Elsewhere(SnapshotSource inner, TenantCloud cloud)
        {
            _inner = inner;
            Manifest = inner.Manifest with { Cloud = cloud };
        }

        public override string Name => _inner.Name;

        public override SnapshotManifest Manifest { get; }

        public override IReadOnlyList<string> SectionNames => _inner.SectionNames;

        internal override Stream OpenSection(string section) => _inner.OpenSection(section);

        internal override void EnsureUnchanged() => _inner.EnsureUnchanged();
    }
}
