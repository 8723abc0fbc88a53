namespace SignInRecovery.Tests.Import;

/// <summary>Finds the collected policies that lie beside the repository on some machines; the project's tests must not need them.</summary>
internal static class RealPolicies
{
    public static string? Folder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SignInRecovery.sln")))
            {
                string folder = Path.Combine(at.FullName, "..", "shared", "data", "ca-policies");
                return Directory.Exists(folder) ? folder : null;
            }
        }

        return null;
    }
}
