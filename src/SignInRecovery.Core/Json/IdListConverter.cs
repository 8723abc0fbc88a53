namespace SignInRecovery.Json;

/// <summary>Reads a list of directory objects as the list of their ids.</summary>
internal sealed class IdListConverter() : MemberTextListConverter("id");
