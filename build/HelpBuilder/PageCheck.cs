namespace SignInRecovery.HelpBuilder;

/// <summary>Holds the pages and the cmdlets against each other; whatever one of them lacks fails the build.</summary>
internal static class PageCheck
{
    private static readonly string[] GivenByPowerShell = ["WhatIf", "Confirm"];

    /// <summary>Finds the faults.</summary>
    /// <param name="folder">The folder of the pages.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="cmdlets">The cmdlets.</param>
    public static IEnumerable<PageFaultException> Faults(
        string folder, IReadOnlyList<CommandPage> pages, IReadOnlyList<CmdletDescription> cmdlets)
    {
        foreach (string name in cmdlets.Select(c => c.Name).Except(pages.Select(p => p.Name)))
        {
            yield return new PageFaultException(Path.Combine(folder, name + ".md"), 0, $"The cmdlet {name} has no page.");
        }

        foreach (CommandPage page in pages)
        {
            if (cmdlets.FirstOrDefault(c => c.Name == page.Name) is not { } cmdlet)
            {
                yield return new PageFaultException(page.File, 0, $"The page describes {page.Name}, and the module has no such cmdlet.");
                continue;
            }

            foreach (PageFaultException fault in ParameterFaults(page, cmdlet).Concat(TypeFaults(page, cmdlet)))
            {
                yield return fault;
            }

            if (page.Examples.Count == 0)
            {
                yield return new PageFaultException(page.File, 0, $"The page of {page.Name} has no example.");
            }
        }
    }

    private static IEnumerable<PageFaultException> ParameterFaults(CommandPage page, CmdletDescription cmdlet)
    {
        foreach (string name in cmdlet.Parameters.Select(p => p.Name).Except(page.Parameters.Select(p => p.Name)))
        {
            yield return new PageFaultException(page.File, 0, $"The page of {page.Name} does not describe the parameter -{name}.");
        }

        foreach (IGrouping<string, ParameterText> twice in page.Parameters.GroupBy(p => p.Name).Where(g => g.Count() > 1))
        {
            yield return new PageFaultException(page.File, twice.Last().Line, $"The page of {page.Name} describes the parameter -{twice.Key} twice.");
        }

        foreach (ParameterText text in page.Parameters)
        {
            if (cmdlet.Parameters.FirstOrDefault(p => p.Name == text.Name) is not { } parameter)
            {
                string reason = GivenByPowerShell.Contains(text.Name)
                    ? $"The text of -{text.Name} is added for every cmdlet that has it; take it out of the page."
                    : $"The page describes the parameter -{text.Name}, and {page.Name} has none of that name.";
                yield return new PageFaultException(page.File, text.Line, reason);
            }
            else if (text.Default is not null && parameter.Default is not null)
            {
                yield return new PageFaultException(page.File, text.Line, $"The default of -{text.Name} is set in the code ({parameter.Default}); take it out of the page.");
            }
        }
    }

    private static IEnumerable<PageFaultException> TypeFaults(CommandPage page, CmdletDescription cmdlet)
    {
        string[] inputs = [.. cmdlet.Inputs.Select(TypeNames.Short)];
        foreach (string name in inputs.Except(page.Inputs.Select(h => h.Title)))
        {
            yield return new PageFaultException(page.File, 0, $"The page of {page.Name} does not say under Inputs what a piped {name} does.");
        }

        foreach (Heading heading in page.Inputs.Where(h => !inputs.Contains(h.Title) && !cmdlet.TakesProperties))
        {
            yield return new PageFaultException(page.File, heading.Line, $"The page names {heading.Title} under Inputs, and {page.Name} takes none from the pipeline.");
        }

        string[] outputs = [.. cmdlet.Outputs.Select(TypeNames.Short)];
        foreach (string name in outputs.Except(page.Outputs.Select(h => h.Title)))
        {
            yield return new PageFaultException(page.File, 0, $"The page of {page.Name} does not say under Outputs what a {name} is.");
        }

        foreach (Heading heading in page.Outputs.Where(h => !outputs.Contains(h.Title)))
        {
            yield return new PageFaultException(page.File, heading.Line, $"The page names {heading.Title} under Outputs, and {page.Name} does not declare it.");
        }
    }
}
