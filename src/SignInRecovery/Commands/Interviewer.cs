using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using SignInRecovery.Facts;
using SignInRecovery.Recovery;

namespace SignInRecovery.Commands;

/// <summary>Holds an interview by the prompts of the host, on the pipeline thread.</summary>
internal static class Interviewer
{
    private const string DoNotKnow = "I do not know";

    /// <summary>Asks until no answer would change anything.</summary>
    /// <param name="host">The host.</param>
    /// <param name="interview">The interview.</param>
    /// <returns>What is known at the end.</returns>
    /// <exception cref="SignInRecoveryException">The host cannot ask.</exception>
    public static RecoveryQuestion Ask(PSHost host, RecoveryInterview interview)
    {
        while (interview.Next() is InterviewQuestion question)
        {
            try
            {
                if (question.Typed is not null)
                {
                    host.UI.WriteLine(question.Text);
                    interview.Answer(question, host.UI.ReadLine() ?? string.Empty);
                }
                else
                {
                    int choice = Choose(host, question);
                    interview.Answer(question, choice < question.Answers.Count ? choice : null);
                }
            }
            catch (Exception exception) when (exception is PSNotImplementedException or NotImplementedException or NotSupportedException or PSInvalidOperationException or HostException)
            {
                throw new SignInRecoveryException(
                    "PromptUnavailable",
                    ErrorKind.NotSupported,
                    "This session cannot ask questions.",
                    "Give -Situation or -ErrorCode instead, or run the command in an interactive console.",
                    question.Id,
                    exception);
            }
        }

        return interview.Question;
    }

    private static int Choose(PSHost host, InterviewQuestion question)
    {
        var choices = new Collection<ChoiceDescription>();
        for (int index = 0; index < question.Answers.Count; index++)
        {
            InterviewAnswer answer = question.Answers[index];
            choices.Add(new ChoiceDescription(string.Create(CultureInfo.InvariantCulture, $"&{index + 1} {SafeText.Show(answer.Label)}"), SafeText.Show(answer.Help)));
        }

        choices.Add(new ChoiceDescription($"&0 {DoNotKnow}", "The advice covers the other cases then."));
        return host.UI.PromptForChoice(string.Empty, question.Text, choices, choices.Count - 1);
    }
}
