namespace SignInRecovery.NoticeBuilder;

/// <summary>A file in lib/ whose licence is not known.</summary>
internal sealed class NoticeException(string message) : Exception(message);
