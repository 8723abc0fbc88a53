using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>The lengths of time from which a decision of this module follows, with their sources.</summary>
public static class Periods
{
    /// <summary>Every period.</summary>
    public static IReadOnlyList<Period> All { get; } = Table.Read("periods.tsv", cells => new Period(
        cells[0],
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        cells[2],
        cells[3],
        cells[4].Length == 0 ? null : DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<KnowledgeStatus>(cells[5])));

    /// <summary>How long a deleted user can be restored.</summary>
    public static Period DeletedUserRestorable { get; } = Get("DeletedUserRestorable");

    /// <summary>How long before it is switched on Microsoft announces a Microsoft-managed policy.</summary>
    public static Period ManagedPolicyNotice { get; } = Get("ManagedPolicyNotice");

    /// <summary>How long a Microsoft-managed policy stays in report-only mode at least.</summary>
    public static Period ManagedPolicyReportOnly { get; } = Get("ManagedPolicyReportOnly");

    /// <summary>Before a signing certificate's end, Microsoft Entra begins to look for the next one.</summary>
    public static Period SigningCertificateWatch { get; } = Get("SigningCertificateWatch");

    /// <summary>Before a signing certificate's end, somebody must act even where the renewal is automatic.</summary>
    public static Period SigningCertificateAct { get; } = Get("SigningCertificateAct");

    /// <summary>Before a partner relationship's end, the first notice of it.</summary>
    public static Period PartnerFirstNotice { get; } = Get("PartnerFirstNotice");

    /// <summary>Before a partner relationship's end, the second notice of it.</summary>
    public static Period PartnerSecondNotice { get; } = Get("PartnerSecondNotice");

    /// <summary>Before a partner relationship's end, the last notice of it.</summary>
    public static Period PartnerLastNotice { get; } = Get("PartnerLastNotice");

    /// <summary>After its end, a partner relationship is still worth a warning.</summary>
    public static Period PartnerExpiredView { get; } = Get("PartnerExpiredView");

    /// <summary>Before a subscription's end, it is worth a warning.</summary>
    public static Period SubscriptionNotice { get; } = Get("SubscriptionNotice");

    /// <summary>After a person's answer to a check, it is to be asked again.</summary>
    public static Period ManualCheckAge { get; } = Get("ManualCheckAge");

    /// <summary>After a drill with an emergency account, it is to be tried again.</summary>
    public static Period EmergencyAccountValidation { get; } = Get("EmergencyAccountValidation");

    private static Period Get(string id) =>
        All.SingleOrDefault(p => p.Id == id) ?? throw new InvalidOperationException($"The table of periods lacks {id}.");
}
