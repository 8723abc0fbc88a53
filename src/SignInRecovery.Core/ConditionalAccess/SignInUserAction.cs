namespace SignInRecovery.ConditionalAccess;

/// <summary>What a user does instead of opening a resource (Graph: userAction of userActionContext).</summary>
public enum SignInUserAction
{
    /// <summary>Registers security information (<c>urn:user:registersecurityinfo</c>).</summary>
    RegisterSecurityInformation,

    /// <summary>Registers or joins a device (<c>urn:user:registerdevice</c>).</summary>
    RegisterOrJoinDevices,
}
