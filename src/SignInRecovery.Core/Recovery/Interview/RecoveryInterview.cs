using System.Text;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// Asks what still matters, one question at a time. A question is asked only when at least two of its answers lead to
/// different advice.
/// </summary>
public sealed class RecoveryInterview
{
    private static readonly IReadOnlyList<InterviewQuestion> Details =
    [
        new(
            "Relationship",
            "What are you to the tenant that you want to sign in to?",
            [
                new("A member", "You have an account in it.", q => q with { Relationship = RecoveryRelationship.Member }),
                new("Not in it", "You work for the company and were never added.", q => q with { Relationship = RecoveryRelationship.NotInTenant }),
                new("Direct-bill partner", "Cloud Solution Provider, billed by Microsoft.", q => q with { Relationship = RecoveryRelationship.CspDirect }),
                new("Indirect reseller", "Cloud Solution Provider, with an indirect provider.", q => q with { Relationship = RecoveryRelationship.IndirectReseller }),
                new("AI Cloud Partner", "Microsoft AI Cloud Partner Program.", q => q with { Relationship = RecoveryRelationship.AICloudPartner }),
            ]),
        new(
            "Role",
            "Does the account have an administrator role?",
            [
                new("No", "It is an ordinary account.", q => q with { HasRole = false }),
                new("The only Global Administrator", "Nobody else has that role.", q => q with { Role = BuiltInRoles.GlobalAdministrator, IsOnlyGlobalAdministrator = true }),
                new("Global Administrator", "One of several.", q => q with { Role = BuiltInRoles.GlobalAdministrator, IsOnlyGlobalAdministrator = false }),
                new("Another role", "Any other directory role.", q => q with { HasRole = true }),
            ]),
        new(
            "Environment",
            "In which cloud is the tenant?",
            [
                new("The public one", "Most tenants, GCC included.", q => q with { Environment = TenantCloud.Global }),
                new("US Government", "GCC High.", q => q with { Environment = TenantCloud.USGov }),
                new("US Government DoD", "DoD.", q => q with { Environment = TenantCloud.USGovDoD }),
                new("China", "Operated by 21Vianet.", q => q with { Environment = TenantCloud.China }),
            ]),
        new("Product", "Which product can you not open? (Enter to skip)", []) { Typed = (q, text) => q with { Product = text } },
        new("Country", "In which country are you? Two letters, such as DE. (Enter to skip)", []) { Typed = (q, text) => q with { Country = text.ToUpperInvariant() } },
    ];

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Func<RecoveryQuestion, IReadOnlyList<RecoveryPath>> _find;
    private SituationGroup? _group;

    /// <summary>Begins an interview.</summary>
    /// <param name="start">What is known already.</param>
    /// <param name="find">How paths are found; by the playbook alone when it is null.</param>
    public RecoveryInterview(RecoveryQuestion start, Func<RecoveryQuestion, IReadOnlyList<RecoveryPath>>? find = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        Question = start;
        _find = find ?? RecoveryPaths.Find;
    }

    /// <summary>What is known so far.</summary>
    public RecoveryQuestion Question { get; private set; }

    /// <summary>The next question; null when no answer would change anything any more.</summary>
    public InterviewQuestion? Next()
    {
        if (Question is { Situation: null, Error: null or { Known.Causes.Count: > 1 } } && AboutSituation() is InterviewQuestion first)
        {
            return first;
        }

        if (Question is { Situation: null, Error: null })
        {
            return null;
        }

        return Details.FirstOrDefault(q => !_asked.Contains(q.Id) && !IsAnswered(q.Id) && Matters(q));
    }

    /// <summary>Takes the answer to a question that was chosen.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The number of the answer; null when the person does not know.</param>
    public void Answer(InterviewQuestion question, int? answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        _ = _asked.Add(question.Id);
        if (answer is int index)
        {
            Question = question.Answers[index].Apply(Question);
            if (question.Id == "Group")
            {
                _group = (SituationGroup)index;
            }
        }
    }

    /// <summary>Takes the answer to a question that was typed.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">What was typed; empty when the person does not know.</param>
    public void Answer(InterviewQuestion question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        _ = _asked.Add(question.Id);
        if (question.Typed is not null && answer.Trim().Length > 0)
        {
            Question = question.Typed(Question, answer.Trim());
        }
    }

    private bool IsAnswered(string id) => id switch
    {
        "Relationship" => Question.Relationship is not null,
        "Role" => Question.IsAdministrator is not null,
        "Environment" => Question.Environment is not null,
        "Product" => Question.Product is not null,
        _ => Question.Country is not null,
    };

    /// <summary>Whether two answers to a question lead to different advice.</summary>
    /// <param name="question">The question.</param>
    private bool Matters(InterviewQuestion question)
    {
        IEnumerable<RecoveryQuestion> outcomes = question.Typed is null
            ? question.Answers.Select(a => a.Apply(Question)).Append(Question)
            : [question.Typed(Question, "DE"), Question];
        return outcomes.Select(q => Print(_find(q))).Distinct(StringComparer.Ordinal).Skip(1).Any();
    }

    private static string Print(IReadOnlyList<RecoveryPath> paths)
    {
        var text = new StringBuilder();
        foreach (RecoveryPath path in paths)
        {
            _ = text.AppendJoin('\n', RecoveryText.Lines(path, 1000, isFull: true));
        }

        return text.ToString();
    }

    private InterviewQuestion? AboutSituation()
    {
        if (Question.Error?.Known is SignInErrorCode code)
        {
            return _asked.Contains("Cause")
                ? null
                : new InterviewQuestion("Cause", $"{code} has more than one cause. Which is it?", [.. code.Causes.Select(c => new InterviewAnswer(c.Text, Situations.Get(c.Situation).Looks, q => q with { Situation = c.Situation }))]);
        }

        if (!_asked.Contains("Group"))
        {
            return new InterviewQuestion("Group", "What has it to do with?", [.. Enum.GetValues<SituationGroup>().Select(g => new InterviewAnswer(GroupName(g), string.Join("; ", Situations.All.Where(s => s.Group == g).Select(s => s.Title)), q => q))]);
        }

        if (_group is not SituationGroup group || _asked.Contains("Situation"))
        {
            return null;
        }

        return new InterviewQuestion("Situation", "What happened?", [.. Situations.All.Where(s => s.Group == group).Select(s => new InterviewAnswer(s.Title, s.Looks, q => q with { Situation = s.Situation }))]);
    }

    private static string GroupName(SituationGroup group) => group switch
    {
        SituationGroup.Password => "The password",
        SituationGroup.SecondFactor => "A second factor, key or certificate",
        SituationGroup.Account => "The account itself",
        SituationGroup.Policy => "A policy, a risk or a setting",
        SituationGroup.Servers => "The company's own sign-in page or servers",
        SituationGroup.Tenant => "The tenant or its administrators",
        SituationGroup.Partner => "A partner, or Partner Center",
        _ => "Something else",
    };
}
