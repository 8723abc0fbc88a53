using System.Reflection;

namespace SignInRecovery.Tests.Gateway;

/// <summary>Finds every type that a caller can reach through an interface's signature, members of our own types included.</summary>
internal static class SignatureClosure
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Walks the closure.</summary>
    /// <param name="root">Where the walk begins; types of its assembly are walked through, all others are leaves.</param>
    public static IReadOnlySet<Type> Of(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out var next))
        {
            var type = Element(next);
            if (type.IsGenericParameter || !seen.Add(type))
            {
                continue;
            }

            foreach (var argument in type.GetGenericArguments())
            {
                open.Push(argument);
            }

            if (type.Assembly == root.Assembly)
            {
                foreach (var reached in Members(type))
                {
                    open.Push(reached);
                }
            }
        }

        return seen;
    }

    private static Type Element(Type type)
    {
        while (type.HasElementType)
        {
            type = type.GetElementType()!;
        }

        return type;
    }

    private static IEnumerable<Type> Members(Type type) =>
    [
        .. type.BaseType is { } parent ? new[] { parent } : [],
        .. type.GetInterfaces(),
        .. type.GetFields(Visible).Select(field => field.FieldType),
        .. type.GetProperties(Visible).Select(property => property.PropertyType),
        .. type.GetEvents(Visible).Select(item => item.EventHandlerType!),
        .. type.GetConstructors(Visible).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType),
        .. type.GetMethods(Visible).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
    ];
}
