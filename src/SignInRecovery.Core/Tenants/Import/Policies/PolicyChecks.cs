namespace SignInRecovery.Tenants.Import;

/// <summary>What a policy must say as a whole, once each of its properties has been read.</summary>
internal static class PolicyChecks
{
    public static void Run(ImportNode policy, ObjectReading reading)
    {
        if (policy.Find("state") is null or { IsNull: true })
        {
            reading.Doubt(ImportErrorIds.MissingState, "$.state", policy.Offset, "The policy does not say whether it is enabled, so whether it is enforced is unknown.");
        }

        ImportNode? conditions = policy.Find("conditions");
        if (conditions is null or { IsNull: true })
        {
            if (reading.Faults.Count == 0)
            {
                reading.Fault("$.conditions", policy.Offset, "$.conditions is missing, so whom the policy is for is unknown.");
            }

            return;
        }

        bool subject = Says(conditions, "users") || Says(conditions, "clientApplications") || Says(conditions, "agents");
        if (!subject)
        {
            reading.Doubt(ImportErrorIds.MissingAssignment, "$.conditions.users", conditions.Offset, "$.conditions names neither users nor workload identities, so whom the policy is for is unknown.");
        }

        if (!Says(conditions, "applications"))
        {
            reading.Doubt(ImportErrorIds.MissingAssignment, "$.conditions.applications", conditions.Offset, "$.conditions.applications names no target resource, so what the policy is for is unknown.");
        }

        // Graph writes null for a policy without grant controls; a form that has no such property has its controls elsewhere, or was cut.
        if (policy.Find("grantControls") is null && policy.Find("sessionControls") is null or { IsNull: true })
        {
            reading.Doubt(ImportErrorIds.MissingControls, "$.grantControls", policy.Offset, "The policy has neither grantControls nor sessionControls, so what it asks for is unknown.");
        }

        if (policy.Find("grantControls") is { Kind: ImportNodeKind.Object } grant && grant.FindText("operator") is null && Controls(grant) > 1)
        {
            reading.Doubt(ImportErrorIds.MissingOperator, "$.grantControls.operator", grant.Offset, "$.grantControls.operator is missing, so whether all controls are required or one of them is unknown.");
        }
    }

    private static bool Says(ImportNode conditions, string name) => conditions.Find(name)?.IsBlank() == false;

    private static int Controls(ImportNode grant) =>
        (grant.Find("builtInControls")?.Items.Count ?? 0)
        + (grant.Find("customAuthenticationFactors")?.Items.Count ?? 0)
        + (grant.Find("termsOfUse")?.Items.Count ?? 0)
        + (grant.Find("authenticationStrength") is { Kind: ImportNodeKind.Object } ? 1 : 0);
}
