namespace SignInRecovery.Json;

/// <summary>Reads <c>assignedLicenses</c> as the list of its SKU ids.</summary>
internal sealed class SkuIdListConverter() : MemberTextListConverter("skuId");
