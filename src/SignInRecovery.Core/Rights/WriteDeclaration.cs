namespace SignInRecovery.Rights;

/// <summary>Something that a cmdlet writes to a tenant, and what it takes (Microsoft Graph permissions, 2026-08-07; the pages of the requests).</summary>
/// <param name="Permission">The permission, of the same name for people and for applications.</param>
/// <param name="Purpose">What it is for, in a few words that begin with a verb: "create the accounts".</param>
/// <param name="Role">The directory role that a person needs besides.</param>
/// <param name="Condition">When it is needed only with a parameter: "with -TemporaryAccessPass"; null when it is always needed.</param>
public sealed record WriteDeclaration(string Permission, string Purpose, string Role, string? Condition = null);
