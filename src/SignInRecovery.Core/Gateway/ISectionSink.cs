using SignInRecovery.Tenants;

namespace SignInRecovery.Gateway;

/// <summary>
/// Takes what a collection reads: the objects of each section as raw JSON, page by page, and how far the section went.
/// Sections arrive side by side, and the calls of one section in order. A page counts once it is committed, so that a
/// collection that was cut off goes on from there.
/// </summary>
public interface ISectionSink
{
    /// <summary>What an earlier collection left of a section; null when there is nothing to go on from.</summary>
    /// <param name="section">The section's name.</param>
    SectionCheckpoint? Resume(string section);

    /// <summary>Takes an object.</summary>
    /// <param name="section">The section's name.</param>
    /// <param name="line">A JSON object in UTF-8 without line breaks.</param>
    void Write(string section, ReadOnlySpan<byte> line);

    /// <summary>Says that a page is whole: everything written to the section so far is kept.</summary>
    /// <param name="section">The section's name.</param>
    /// <param name="next">Where the section goes on, in the collector's own words; null at its end.</param>
    void CommitPage(string section, string? next);

    /// <summary>Forgets all that was taken of a section, which begins anew.</summary>
    /// <param name="section">The section's name.</param>
    void Restart(string section);

    /// <summary>Says how far a section went. Nothing of it comes afterwards.</summary>
    /// <param name="section">The section's name.</param>
    /// <param name="state">How far it went; its count is what was written.</param>
    void Complete(string section, SectionState state);
}
