namespace SignInRecovery.HelpBuilder;

/// <summary>A fault of a page that its author must mend; it fails the build with one sentence.</summary>
/// <param name="file">The page.</param>
/// <param name="line">The line in it, from 1; 0 when the fault is not about one line.</param>
/// <param name="sentence">What is wrong, in one sentence.</param>
internal sealed class PageFaultException(string file, int line, string sentence) : Exception(sentence)
{
    /// <summary>The fault in the form that MSBuild and editors read as an error of that file.</summary>
    public string ToBuildError() => line > 0 ? $"{file}({line}): error SIR0100: {Message}" : $"{file} : error SIR0100: {Message}";
}
