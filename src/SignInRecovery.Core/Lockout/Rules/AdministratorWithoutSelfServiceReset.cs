using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0207. An administrator who signs in with a password and could not reset it: password reset for administrators is off, or
/// the account has not registered what Microsoft demands of an administrator. Who has a passkey, a certificate or Windows
/// Hello for Business needs no password, so that emergency accounts without a phone are no fault. High when nobody else could
/// reset the password, Low when somebody can. Administrators without any second factor are the business of SR0201.
/// </summary>
internal sealed class AdministratorWithoutSelfServiceReset() : LockoutRule("SR0207")
{
    private static readonly FindingTarget Policy = new("Policy", "authorizationPolicy", "Self-service password reset of administrators");

    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments", "methods", "authenticationMethodsPolicy", "authorizationPolicy"];

    public override IReadOnlyList<string> ReferredSections =>
        [.. ((string[])[.. RuleSections.Holders, .. RuleSections.Factors, "organization", "onPremisesSynchronization", "roleManagementPolicies"]).Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        Fact<bool> isOn = IsOn(tenant);
        var people = new List<SecondFactors>();
        var unable = new List<(SecondFactors Person, string Why, IReadOnlyList<Evidence> Evidence)>();
        var unsettled = new List<(User User, IReadOnlyList<MissingFact> Missing)>();
        var elsewhere = new List<User>();
        foreach (User user in tenant.Roles.AdministratorsSeen.Where(u => u.AccountEnabled != false && u.IsExternal != true && IsConcerned(tenant, u)))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            SecondFactors factors = SecondFactors.Of(tenant, user, context.AsOf);
            people.Add(factors);
            if (factors.Accepted.Any(f => f.IsPhishingResistant))
            {
                continue;
            }

            if (factors.HasAny is { IsKnown: true, Value: false })
            {
                elsewhere.Add(user);
                continue;
            }

            (Fact<bool> canReset, string? why, IReadOnlyList<Evidence> evidence) = CanReset(tenant, user, isOn, context.AsOf);
            MissingFact[] missing = [.. canReset.IsKnown ? [] : canReset.Missing];
            if (canReset is { IsKnown: true, Value: false })
            {
                missing = [.. PasswordlessMissing(factors), .. user.AccountEnabled is null ? [RolePeople.EnabledNotSeen(user)] : (MissingFact[])[]];
                if (missing.Length == 0)
                {
                    unable.Add((factors, why!, evidence));
                }
            }

            if (missing.Length > 0)
            {
                unsettled.Add((user, missing));
            }
        }

        return Conclude(context, people, unable, unsettled, elsewhere, isOn);
    }

    private static IEnumerable<RuleResult> Conclude(
        RuleContext context,
        List<SecondFactors> people,
        List<(SecondFactors Person, string Why, IReadOnlyList<Evidence> Evidence)> unable,
        List<(User User, IReadOnlyList<MissingFact> Missing)> unsettled,
        List<User> elsewhere,
        Fact<bool> isOn)
    {
        Tenant tenant = context.Tenant;
        bool isOff = isOn is { IsKnown: true, Value: false };
        if (isOff && unable.Count > 0)
        {
            yield return SwitchedOff(tenant, RoleActivation.Of(tenant), [.. unable.Select(u => u.Person)]);
        }
        else
        {
            foreach ((SecondFactors person, string why, IReadOnlyList<Evidence> evidence) in unable)
            {
                yield return Fail(tenant, RoleActivation.Of(tenant), person, why, evidence);
            }
        }

        foreach (IGrouping<string, (User User, IReadOnlyList<MissingFact> Missing)> group in unsettled.GroupBy(u => u.Missing[0].Subject))
        {
            User[] users = [.. group.Select(u => u.User)];
            yield return RuleResult.Unknown(
                $"Whether {RuleTargets.Join(users)} could reset a forgotten password",
                [.. group.SelectMany(u => u.Missing)],
                users.Length == 1 ? RuleTargets.User(users[0]) : null);
        }

        MissingFact[] unseen = [.. tenant.Roles.MissingActive.Concat(SelfServiceReset.Roles.SelectMany(r => tenant.Roles.Of(r).MissingActive)).DistinctBy(m => (m.Subject, m.Remedy))];
        IReadOnlyList<MissingFact> policy = isOn.IsKnown || people.Count == 0 ? [] : isOn.Missing;
        if (unseen.Length > 0 || (policy.Count > 0 && unsettled.Count == 0))
        {
            yield return RuleResult.Unknown("Whether every administrator could reset a forgotten password", [.. unseen, .. policy]);
        }
        else if (people.Count == 0)
        {
            yield return new RuleResult(LockoutStatus.NotApplicable, "Nobody with an enabled account holds one of the roles to which Microsoft's password reset for administrators applies.");
        }
        else if (unable.Count == 0 && unsettled.Count == 0)
        {
            yield return elsewhere.Count == people.Count
                ? new RuleResult(LockoutStatus.NotApplicable, $"SR0201 reports every administrator to whom Microsoft's password reset for administrators applies: {RuleTargets.Join(elsewhere)}.")
                : Pass(people, elsewhere, isOff);
        }
    }

    private static RuleResult Pass(List<SecondFactors> people, List<User> elsewhere, bool isOff)
    {
        string but = elsewhere.Count == 0 ? string.Empty : $", but for those whom SR0201 reports: {RuleTargets.Join(elsewhere)}";
        string how = isOff
            ? "Password reset is switched off for administrators, and every one of them signs in without a password"
            : "Every administrator signs in without a password, or could reset a forgotten one";
        return new RuleResult(LockoutStatus.Pass, $"{how}{but}.", Policy)
        {
            Evidence = [.. people.SelectMany(p => p.Accepted.Where(f => f.IsPhishingResistant).Take(1).Select(f => FactorEvidence.Of(RuleTargets.User(p.User), f)))],
        };
    }

    private static RuleResult Fail(Tenant tenant, RoleActivation activation, SecondFactors person, string why, IReadOnlyList<Evidence> evidence)
    {
        (LockoutSeverity? severity, string who) = Rescue(activation, [person.User]);
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(person.User)} holds {RuleTargets.RoleNames(tenant, person.User)}, signs in with a password and could not reset a forgotten one: {why}. {who}",
            RuleTargets.User(person.User))
        {
            Severity = severity,
            Evidence = [.. evidence, .. tenant.Roles.HoldingsOf(person.User.Id).Select(h => RuleTargets.Evidence(tenant, h)), .. FactorEvidence.Of(person)],
        };
    }

    private static RuleResult SwitchedOff(Tenant tenant, RoleActivation activation, IReadOnlyList<SecondFactors> people)
    {
        User[] users = [.. people.Select(p => p.User)];
        (LockoutSeverity? severity, string who) = Rescue(activation, users);
        return new RuleResult(
            LockoutStatus.Fail,
            $"Password reset is switched off for administrators, and {RuleTargets.Join(users)} {(users.Length == 1 ? "signs" : "sign")} in with a password. {who}",
            Policy)
        {
            Severity = severity,
            Evidence =
            [
                new Evidence(Policy, "allowedToUseSSPR", false, "authorizationPolicy"),
                .. users.SelectMany(u => tenant.Roles.HoldingsOf(u.Id).Select(h => RuleTargets.Evidence(tenant, h))),
                .. people.SelectMany(FactorEvidence.Of),
            ],
        };
    }

    /// <summary>Who else could reset the password of one of them: a Global Administrator or Privileged Authentication Administrator can reset anybody's.</summary>
    private static (LockoutSeverity? Severity, string Who) Rescue(RoleActivation activation, User[] users)
    {
        BuiltInRole[] able = [BuiltInRoles.GlobalAdministrator, BuiltInRoles.PrivilegedAuthenticationAdministrator];
        User[] alone = [.. users.Where(u => !able.SelectMany(activation.Without(u).AbleSeen).Any(o => o.Id != u.Id))];
        if (alone.Length == 0)
        {
            return (LockoutSeverity.Low, "A Global Administrator or Privileged Authentication Administrator can do it, so the severity is Low.");
        }

        return able.SelectMany(activation.MissingOf).Any()
            ? (null, "Whether somebody else could do it was not seen.")
            : (LockoutSeverity.High, $"Nobody else can do it{(users.Length == 1 ? string.Empty : $" for {RuleTargets.Join(alone)}")} (SR0106), so the severity is High.");
    }

    private static (Fact<bool> CanReset, string? Why, IReadOnlyList<Evidence> Evidence) CanReset(Tenant tenant, User user, Fact<bool> isOn, DateTimeOffset asOf)
    {
        if (isOn is { IsKnown: true, Value: false })
        {
            return (isOn, "it is switched off", []);
        }

        SelfServiceGates gates = SelfServiceGates.Of(tenant, user, asOf);
        if (gates.AreEnough is { IsKnown: true, Value: false })
        {
            return (gates.AreEnough, gates.Shortfall, gates.Evidence);
        }

        Fact<bool> isWritten = IsWrittenBack(tenant, user);
        if (isWritten is { IsKnown: true, Value: false })
        {
            return (isWritten, "the account is synchronised, and passwords are not written back to where it comes from", [.. gates.Evidence, new Evidence(tenant.Target, "features.passwordWritebackEnabled", false, "onPremisesSynchronization")]);
        }

        MissingFact[] missing = [.. ((Fact<bool>[])[isOn, gates.AreEnough, isWritten]).SelectMany(f => f.IsKnown ? [] : f.Missing)];
        return (missing.Length == 0 ? Fact.Known(true) : Fact.Unknown<bool>(missing), null, gates.Evidence);
    }

    private static Fact<bool> IsOn(Tenant tenant) => tenant.AuthorizationPolicy.Single.Then(p => p.AllowedToUseSspr is bool isOn
        ? Fact.Known(isOn)
        : Fact.Unknown<bool>(new MissingFact(
            "authorizationPolicy",
            "The snapshot does not say whether administrators may reset their own passwords.",
            "Take the snapshot again with the property allowedToUseSSPR of the authorization policy.")));

    /// <summary>A password from on-premises is reset there, or not at all (Microsoft Entra documentation, how self-service password reset works, 2025-03-04).</summary>
    private static Fact<bool> IsWrittenBack(Tenant tenant, User user) => user.OnPremisesSyncEnabled switch
    {
        false => Fact.Known(true),
        true => IsWriteBackOn(tenant),
        null => Truth.Any([
            IsWriteBackOn(tenant),
            Fact.Unknown<bool>(new MissingFact(
                "users",
                $"The snapshot does not say whether the account {RuleTargets.Describe(user)} is synchronised from on-premises.",
                "Take the snapshot again with the user property onPremisesSyncEnabled.")),
        ]),
    };

    private static Fact<bool> IsWriteBackOn(Tenant tenant) =>
        tenant.OnPremisesSynchronization.Single.Then(s => s.Features?.PasswordWritebackEnabled is bool isOn
            ? Fact.Known(isOn)
            : Fact.Unknown<bool>(new MissingFact(
                "onPremisesSynchronization",
                "The snapshot does not say whether passwords are written back to on-premises.",
                "Take the snapshot again with the delegated permission OnPremDirectorySynchronization.Read.All.")));

    private static bool IsConcerned(Tenant tenant, User user) => tenant.Roles.HoldingsOf(user.Id)
        .Any(h => h.IsActive && SelfServiceReset.Roles.Any(r => string.Equals(r.TemplateId, h.RoleTemplateId, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What was not seen and might be a way to sign in without a password.</summary>
    private static IEnumerable<MissingFact> PasswordlessMissing(SecondFactors factors) => factors.MissingMethods
        .Concat(factors.MissingElsewhere.Where(m => m.Subject == "certificates" || m.Subject == "authenticationMethodsPolicy"))
        .Concat(factors.Undecided.Where(f => f.IsPhishingResistant || f.Kind is SecondFactorKind.PlatformCredential or SecondFactorKind.Unrecognized).SelectMany(f => f.Acceptance.Missing))
        .Distinct();
}
