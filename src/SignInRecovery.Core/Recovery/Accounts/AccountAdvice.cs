namespace SignInRecovery.Recovery;

/// <summary>What somebody should check first who may be signing in with the wrong account.</summary>
internal static class AccountAdvice
{
    /// <summary>The advice for what was found, most useful first.</summary>
    public static IReadOnlyList<string> Of(SignInAccount account) => [.. Lines(account)];

    // Partner Center documentation, troubleshoot sign-in issues: confirm that you are using the correct credentials.
    private static IEnumerable<string> Lines(SignInAccount account)
    {
        switch (account.Kind)
        {
            case AccountKind.Both:
                yield return "Two accounts have this address, a personal one and a work or school one, and they look the same. Choose 'Work or school account' where the sign-in page asks.";
                yield return "If you are signed in and miss what your role should show, you are probably in the personal account: sign out and choose the work account.";
                break;
            case AccountKind.Personal:
                yield return "This is a personal account. No administrator of an organisation can reset it, and it cannot administer a tenant unless it was invited as a guest; use the address that your organisation gave you.";
                break;
            case AccountKind.None:
                yield return account.Namespace == DomainNamespace.Federated
                    ? "Microsoft's sign-in service knows no account with this address; for a federated domain that is not certain. Check the spelling, and ask your administrator which user principal name you have: it need not be your mail address."
                    : "Microsoft's sign-in service knows no account with this address. Check the spelling, and ask your administrator which user principal name you have: it need not be your mail address.";
                break;
            case AccountKind.Unknown:
                yield return "A personal account and a work account can have the same address and look the same. Choose 'Work or school account' where the sign-in page asks.";
                break;
            default:
                break;
        }

        // The domains of personal accounts belong to no tenant, and nothing is wrong with that.
        if (account.Kind != AccountKind.Personal && account.DomainHasTenant == false)
        {
            yield return $"No tenant of this cloud has the domain {account.Domain}. Check the spelling; a tenant in another cloud is found with -Environment.";
        }

        if (account.Namespace == DomainNamespace.Federated)
        {
            yield return $"The password is checked by a federation server{(account.FederationProvider is null ? string.Empty : $" ({account.FederationProvider})")}. Its password reset is your organisation's, and while it is down nobody of this domain can sign in; accounts of the onmicrosoft.com domain can.";
        }

        if (account.IsUnmanaged == true)
        {
            yield return "The tenant is unmanaged: nobody administers it. Whoever controls the DNS of the domain can take it over; Get-RecoveryPath -Situation UnmanagedTenant says how.";
        }
    }
}
