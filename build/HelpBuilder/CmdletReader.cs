using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace SignInRecovery.HelpBuilder;

/// <summary>Reads the cmdlets of an assembly with PowerShell's own eyes.</summary>
internal static class CmdletReader
{
    /// <summary>The cmdlets of an assembly, by name.</summary>
    /// <param name="assembly">The assembly.</param>
    public static IReadOnlyList<CmdletDescription> Read(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<CmdletAttribute>() is not null)
            .Select(Describe)
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
    ];

    private static CmdletDescription Describe(Type type)
    {
        CmdletAttribute cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        object instance = Activator.CreateInstance(type)!;
        try
        {
            CmdletParameter[] parameters = [.. new CommandMetadata(type).Parameters.Values.Select(p => Describe(p, type, instance))];
            string[] sets = [.. parameters.SelectMany(p => p.Sets.Keys).Distinct().Where(set => set != ParameterAttribute.AllParameterSets)];
            return new CmdletDescription
            {
                Verb = cmdlet.VerbName,
                Noun = cmdlet.NounName,
                Parameters = parameters,
                Sets = sets.Length == 0
                    ? [ParameterAttribute.AllParameterSets]
                    : [.. sets.OrderByDescending(set => set == cmdlet.DefaultParameterSetName).ThenBy(set => set, StringComparer.Ordinal)],
                Outputs = [.. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(a => a.Type).Select(t => t.Type)],
                SupportsShouldProcess = cmdlet.SupportsShouldProcess,
            };
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private static CmdletParameter Describe(ParameterMetadata parameter, Type cmdlet, object instance)
    {
        PropertyInfo property = cmdlet.GetProperty(parameter.Name)!;
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        Type element = type.GetElementType() ?? type;
        bool isMandatory = parameter.ParameterSets.Values.All(set => set.IsMandatory);
        return new CmdletParameter
        {
            Name = parameter.Name,
            Type = type,
            Aliases = [.. parameter.Aliases],
            Sets = parameter.ParameterSets,
            TakesWildcards = property.GetCustomAttribute<SupportsWildcardsAttribute>() is not null,
            Values = element.IsEnum
                ? Enum.GetNames(element)
                : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues)],
            Default = isMandatory ? null : Text(property.GetValue(instance)),
        };
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        SwitchParameter isPresent => isPresent.IsPresent ? "True" : "False",
        string text => text.Length == 0 ? null : text,
        IEnumerable many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } text ? text : null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
