namespace SignInRecovery.GraphEmulator.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After in seconds.</summary>
    Throttle,

    /// <summary>429 without Retry-After.</summary>
    ThrottleWithoutRetryAfter,

    /// <summary>429 with a Retry-After header that is empty.</summary>
    ThrottleWithEmptyRetryAfter,

    /// <summary>500.</summary>
    InternalServerError,

    /// <summary>502.</summary>
    BadGateway,

    /// <summary>503, with Retry-After when the rule has one.</summary>
    ServiceUnavailable,

    /// <summary>504.</summary>
    GatewayTimeout,

    /// <summary>The connection is reset before anything is answered.</summary>
    ConnectionReset,

    /// <summary>The body comes in small pieces over the rule's delay.</summary>
    SlowBody,

    /// <summary>Nothing is answered until the rule's delay has passed.</summary>
    Delay,

    /// <summary>200, but the JSON ends in the middle, with a content length that agrees.</summary>
    TruncatedJson,

    /// <summary>The body breaks off: the connection is reset in its middle.</summary>
    BrokenBody,

    /// <summary>A proxy's HTML page instead of JSON, with status 200 or the rule's.</summary>
    HtmlPage,

    /// <summary>401: the token has expired, though its time is not over.</summary>
    ExpiredToken,

    /// <summary>401 with a claims challenge in WWW-Authenticate, until a token comes that answers it.</summary>
    ClaimsChallenge,

    /// <summary>400: the page token has expired.</summary>
    ExpiredSkipToken,

    /// <summary>The last object of a page comes again on the next.</summary>
    DuplicateBetweenPages,

    /// <summary>An object between two pages is left out.</summary>
    MissingBetweenPages,

    /// <summary>404 for an object that is there: reads that reach a replica without it.</summary>
    NotFound,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>The write is done, and the connection is reset before the answer.</summary>
    LostAnswer,

    /// <summary>The write is done, and the answer says 504.</summary>
    DoneButGatewayTimeout,
}
