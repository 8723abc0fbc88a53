using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// One evaluation: the signals of the sign-in after what is absent was given its meaning, and the truth of each condition,
/// which is found once.
/// </summary>
internal sealed class EvaluationScope
{
    private const byte NotEvaluated = 255;

    private readonly byte[] _truths;

    public EvaluationScope(SignInContext context, EvaluationMode mode, Subject subject, ResolvedTarget target, int conditions)
    {
        Context = context;
        Mode = mode;
        Subject = subject;
        Target = target;
        _truths = new byte[conditions];
        _truths.AsSpan().Fill(NotEvaluated);
        if (context.IPAddress is string address)
        {
            if (!AddressRange.TryReadAddress(address, out bool isV6, out UInt128 number))
            {
                throw new SignInRecoveryException(
                    "AddressNotValid",
                    ErrorKind.InvalidArgument,
                    $"'{address}' is no IPv4 or IPv6 address.",
                    "Give the public address of the sign-in, for example 203.0.113.10 or 2001:db8::1.",
                    address);
            }

            HasAddress = true;
            IsV6 = isV6;
            Address = number;
        }
    }

    public SignInContext Context { get; }

    public EvaluationMode Mode { get; }

    public Subject Subject { get; private set; }

    public ResolvedTarget Target { get; }

    /// <summary>What was taken for granted so far.</summary>
    public AssumedSignals Assumed { get; private set; }

    public bool HasAddress { get; }

    public bool IsV6 { get; }

    public UInt128 Address { get; }

    /// <summary>Whether absent signals have their ordinary value.</summary>
    public bool TakesOrdinaryValues => Mode == EvaluationMode.SignIn;

    /// <summary>The client app; null when it is open. All and values that are not known are no client app of a sign-in.</summary>
    public ClientAppType? ClientApp => Context.ClientAppType is ClientAppType given and not (ClientAppType.All or ClientAppType.Unrecognized)
        ? given
        : Ordinary(ClientAppType.Browser, AssumedSignals.ClientApp);

    public SignInPlatform? Platform => Context.Platform ?? Ordinary(SignInPlatform.Unknown, AssumedSignals.Platform);

    public bool? CompliantNetwork => Context.CompliantNetwork ?? Ordinary(false, AssumedSignals.CompliantNetwork);

    public DeviceInfo? Device
    {
        get
        {
            if (Context.Device is null && TakesOrdinaryValues)
            {
                Assume(AssumedSignals.Device);
                return DeviceInfo.Unregistered;
            }

            return Context.Device;
        }
    }

    /// <summary>A risk: none is the ordinary value, and What If takes none as well.</summary>
    public RiskLevel? Risk(RiskLevel? given, AssumedSignals signal) => given ?? None(RiskLevel.None, signal);

    public InsiderRiskLevels? InsiderRisk => Context.InsiderRisk ?? None(InsiderRiskLevels.None, AssumedSignals.InsiderRisk);

    public AgentIdRiskLevels? AgentRisk => Context.AgentRisk ?? None(AgentIdRiskLevels.None, AssumedSignals.AgentRisk);

    /// <summary>The flows of the session, the one with which it began included; null when they are open.</summary>
    public AuthenticationTransferMethods? Flows
    {
        get
        {
            AuthenticationTransferMethods original = Context.OriginalTransferMethod ?? AuthenticationTransferMethods.None;
            return Context.AuthenticationFlow is AuthenticationTransferMethods given
                ? given | original
                : None(AuthenticationTransferMethods.None, AssumedSignals.Flow) | original;
        }
    }

    /// <summary>Notes that something was taken for granted.</summary>
    public void Assume(AssumedSignals signal) => Assumed |= signal;

    /// <summary>The truth of a condition.</summary>
    public Tri Truth(Condition condition)
    {
        byte truth = _truths[condition.Index];
        if (truth == NotEvaluated)
        {
            truth = (byte)condition.Evaluate(this);
            _truths[condition.Index] = truth;
        }

        return (Tri)truth;
    }

    /// <summary>Goes on with somebody else: only what is asked about the subject is asked anew.</summary>
    /// <param name="subject">The next subject.</param>
    /// <param name="aboutSubjects">The places of the conditions that ask about it.</param>
    public void Next(Subject subject, int[] aboutSubjects)
    {
        Subject = subject;
        foreach (int index in aboutSubjects)
        {
            _truths[index] = NotEvaluated;
        }
    }

    private T? Ordinary<T>(T value, AssumedSignals signal)
        where T : struct
    {
        if (!TakesOrdinaryValues)
        {
            return null;
        }

        Assumed |= signal;
        return value;
    }

    // What If assumes none for conditions other than identity, target, platform and client app (What If tool, 2025-04-28).
    private T? None<T>(T value, AssumedSignals signal)
        where T : struct
    {
        if (Mode == EvaluationMode.WorstCase)
        {
            return null;
        }

        Assumed |= signal;
        return value;
    }
}
