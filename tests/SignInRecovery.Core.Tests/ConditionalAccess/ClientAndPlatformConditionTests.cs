using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Lockout.Policies;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Client apps and device platforms; facts/conditional-access.md 1.4.</summary>
public class ClientAndPlatformConditionTests
{
    [Theory]
    [InlineData("[cond] all client apps: browser", """["all"]""", ClientAppType.Browser, true)]
    [InlineData("[cond] all client apps: legacy too", """["all"]""", ClientAppType.Other, true)]
    [InlineData("1.14 PascalCase", """["All"]""", ClientAppType.ExchangeActiveSync, true)]
    [InlineData("[gcs] empty means all", "[]", ClientAppType.Other, true)]
    [InlineData("[cond] browser", """["browser"]""", ClientAppType.Browser, true)]
    [InlineData("[cond] browser is no desktop client", """["browser"]""", ClientAppType.MobileAppsAndDesktopClients, false)]
    [InlineData("[cond] modern clients do not hold legacy ones", """["browser","mobileAppsAndDesktopClients"]""", ClientAppType.Other, false)]
    [InlineData("[cond] legacy: other", """["exchangeActiveSync","other"]""", ClientAppType.Other, true)]
    [InlineData("[cond] legacy: Exchange ActiveSync", """["exchangeActiveSync","other"]""", ClientAppType.ExchangeActiveSync, true)]
    [InlineData("[cond] legacy does not hold browsers", """["exchangeActiveSync","other"]""", ClientAppType.Browser, false)]
    [InlineData("[cond] ActiveSync holds its supported platforms", """["exchangeActiveSync"]""", ClientAppType.EasSupported, true)]
    [InlineData("[cond] supported platforms: Windows is one", """["easSupported"]""", ClientAppType.ExchangeActiveSync, true)]
    [InlineData("a kind that this version does not know could be any", """["browser","somethingNew"]""", ClientAppType.Other, null)]
    [InlineData("a known kind decides", """["browser","somethingNew"]""", ClientAppType.Browser, true)]
    public void Client_apps(string rule, string types, ClientAppType app, bool? applies) => Ask.Holds(
        rule, applies, PolicyTenant.Tenant().Policy(conditions: $$"""{"clientAppTypes":{{types}}}""").Decide(Ask.Ordinary with { ClientAppType = app }));

    [Fact]
    public void ActiveSync_on_a_platform_of_which_nobody_says_that_it_is_supported_is_open() => Assert.Null(
        PolicyTenant.Tenant().Policy(conditions: """{"clientAppTypes":["easSupported"]}""")
            .Decide(Ask.Ordinary with { ClientAppType = ClientAppType.ExchangeActiveSync, Platform = SignInPlatform.MacOS }).Applies());

    [Theory]
    [InlineData("[cond] not configured: every platform", "null", SignInPlatform.Unknown, true)]
    [InlineData("[cond] all: a known one", """{"includePlatforms":["all"]}""", SignInPlatform.Linux, true)]
    [InlineData("[cond] all: an unknown one", """{"includePlatforms":["all"]}""", SignInPlatform.Unknown, true)]
    [InlineData("[cond] the platform is included", """{"includePlatforms":["windows","macOS"]}""", SignInPlatform.Windows, true)]
    [InlineData("[cond] another platform", """{"includePlatforms":["android","iOS"]}""", SignInPlatform.Windows, false)]
    [InlineData("1.14 casing of iOS", """{"includePlatforms":["IOS"]}""", SignInPlatform.IOS, true)]
    [InlineData("[cond] Linux", """{"includePlatforms":["linux"]}""", SignInPlatform.Linux, true)]
    [InlineData("[cond] Windows Phone", """{"includePlatforms":["windowsPhone"]}""", SignInPlatform.WindowsPhone, true)]
    [InlineData("[cond] exclude wins", """{"includePlatforms":["all"],"excludePlatforms":["windows"]}""", SignInPlatform.Windows, false)]
    [InlineData("[cond] all but the supported ones: unknown is reached", """{"includePlatforms":["all"],"excludePlatforms":["android","iOS","windows","macOS","linux"]}""", SignInPlatform.Unknown, true)]
    [InlineData("[cond] all but the supported ones: Windows is not", """{"includePlatforms":["all"],"excludePlatforms":["android","iOS","windows","macOS","linux"]}""", SignInPlatform.Windows, false)]
    [InlineData("[cond] an unknown platform matches only all", """{"includePlatforms":["android","iOS","windows","windowsPhone","macOS","linux"]}""", SignInPlatform.Unknown, false)]
    [InlineData("[meta] unknownFutureValue may hide Linux", """{"includePlatforms":["windows","unknownFutureValue"]}""", SignInPlatform.Linux, null)]
    [InlineData("[meta] unknownFutureValue in an exclude list", """{"includePlatforms":["all"],"excludePlatforms":["unknownFutureValue"]}""", SignInPlatform.Linux, null)]
    [InlineData("[meta] a known platform decides", """{"includePlatforms":["linux","unknownFutureValue"]}""", SignInPlatform.Linux, true)]
    [InlineData("1.14 blank objects are not configured", """{"includePlatforms":[],"excludePlatforms":[]}""", SignInPlatform.Linux, true)]
    public void Platforms(string rule, string platforms, SignInPlatform platform, bool? applies) => Ask.Holds(
        rule, applies, PolicyTenant.Tenant().Policy(conditions: $$"""{"platforms":{{platforms}}}""").Decide(Ask.Ordinary with { Platform = platform }));
}
