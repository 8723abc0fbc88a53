using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The features of staged rollout (Graph: stagedFeatureName).</summary>
[JsonConverter(typeof(EnumTextConverter<StagedFeature>))]
public enum StagedFeature
{
    /// <summary>A feature that this version does not know.</summary>
    Unrecognized,

    /// <summary>Pass-through authentication.</summary>
    PassthroughAuthentication,

    /// <summary>Seamless single sign-on.</summary>
    SeamlessSso,

    /// <summary>Password hash synchronisation.</summary>
    PasswordHashSync,

    /// <summary>Signing in with the mail address.</summary>
    EmailAsAlternateId,

    /// <summary>Certificates.</summary>
    CertificateBasedAuthentication,

    /// <summary>Multifactor authentication.</summary>
    MultiFactorAuthentication,
}
