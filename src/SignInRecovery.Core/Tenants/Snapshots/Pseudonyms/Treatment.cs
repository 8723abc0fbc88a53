namespace SignInRecovery.Tenants.Snapshots;

/// <summary>What becomes of a property's value when a snapshot is pseudonymised.</summary>
internal enum Treatment
{
    /// <summary>The property is known, and left out on purpose.</summary>
    Drop,

    /// <summary>Truth values, numbers, times and well-known words stay; anything else that stands there becomes a token.</summary>
    Keep,

    /// <summary>A GUID that means the same in every tenant, such as a licence or the model of a security key, stays.</summary>
    KeepGuid,

    /// <summary>An id becomes the token of that id wherever it stands; well-known ids stay.</summary>
    Id,

    /// <summary>A display name becomes its kind and a token.</summary>
    Name,

    /// <summary>A text that something may be compared with becomes a token.</summary>
    Text,

    /// <summary>A user principal name or mail address: local part and domain become tokens.</summary>
    Mail,

    /// <summary>A domain name: each label becomes a token, the ending stays.</summary>
    Domain,

    /// <summary>The id of an object, or the name of a domain, whose name is its id.</summary>
    IdOrDomain,

    /// <summary>A telephone number becomes one that cannot exist, of the same length.</summary>
    Phone,

    /// <summary>An IP address or range: the prefixes that two addresses share stay shared.</summary>
    Address,

    /// <summary>One end of a range of IP addresses; each end becomes a token by itself, and an exception says so.</summary>
    AddressBound,

    /// <summary>An address of the web: the host's domain becomes tokens, the path one token.</summary>
    Url,

    /// <summary>A certificate becomes a made-up one with the same dates of validity.</summary>
    Certificate,

    /// <summary>A rule of a filter or of a dynamic group: what its texts name becomes tokens.</summary>
    Rule,

    /// <summary>An object whose member names are the tenant's own: names and values become tokens.</summary>
    Attributes,
}
