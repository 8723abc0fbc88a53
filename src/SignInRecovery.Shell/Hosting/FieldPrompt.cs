using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SignInRecovery.Shell.Hosting;

/// <summary>Asks for named values, such as the mandatory parameters that a command was not given.</summary>
internal sealed class FieldPrompt(PSHostUserInterface ui)
{
    private const string HelpKey = "!?";

    /// <summary>Asks for each value in turn.</summary>
    public Dictionary<string, PSObject> Ask(string? caption, string? message, Collection<FieldDescription> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        PromptHeading.Write(ui, caption, message);
        if (fields.Any(field => !string.IsNullOrEmpty(field.HelpMessage)))
        {
            ui.WriteLine($"(Type {HelpKey} for Help.)");
        }

        Dictionary<string, PSObject> answers = new(StringComparer.OrdinalIgnoreCase);
        foreach (FieldDescription field in fields)
        {
            Type type = TypeOf(field);
            string label = string.IsNullOrEmpty(field.Label)
                ? field.Name
                : field.Label.Replace("&", string.Empty, StringComparison.Ordinal);
            answers[field.Name] = PSObject.AsPSObject(type.IsArray ? AskList(field, label, type) : AskOne(field, label, type));
        }

        return answers;
    }

    /// <summary>The type of the value; text when the description names a type that this process does not know.</summary>
    private static Type TypeOf(FieldDescription field) =>
        Type.GetType(field.ParameterAssemblyFullName) ?? (LanguagePrimitives.TryConvertTo(field.ParameterTypeFullName, out Type type) ? type : typeof(string));

    /// <summary>Asks for the elements of a list until an empty answer ends it.</summary>
    private object AskList(FieldDescription field, string label, Type type)
    {
        Type elementType = type.GetElementType()!;
        List<object> elements = [];
        while (true)
        {
            object element = AskOne(field, $"{label}[{elements.Count}]", elementType);
            if (element is string { Length: 0 } or SecureString { Length: 0 })
            {
                return LanguagePrimitives.ConvertTo(elements.ToArray(), type, CultureInfo.CurrentCulture);
            }

            elements.Add(element);
        }
    }

    private object AskOne(FieldDescription field, string label, Type type)
    {
        while (true)
        {
            if (type == typeof(PSCredential))
            {
                return ui.PromptForCredential(caption: null, message: label, userName: null, targetName: string.Empty);
            }

            ui.Write(label + ": ");
            if (type == typeof(SecureString))
            {
                return ui.ReadLineAsSecureString();
            }

            string answer = ui.ReadLine();
            if (answer == HelpKey)
            {
                ui.WriteLine(string.IsNullOrEmpty(field.HelpMessage) ? $"There is no help for {label}." : field.HelpMessage);
                continue;
            }

            if (answer.Length == 0)
            {
                return field.DefaultValue?.BaseObject ?? string.Empty;
            }

            if (LanguagePrimitives.TryConvertTo(answer, type, CultureInfo.CurrentCulture, out object? value))
            {
                return value;
            }

            ui.WriteLine($"'{answer}' cannot be understood as {type.Name}.");
        }
    }
}
