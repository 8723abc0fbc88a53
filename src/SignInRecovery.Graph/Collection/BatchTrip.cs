using System.Text.Json;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>What one sending of a batch brought: what is done, what has longer lists, and what has to be sent again.</summary>
internal sealed class BatchTrip(IReadOnlyList<Ask> asks)
{
    private readonly bool[] _answered = new bool[asks.Count];
    private readonly DirectoryException?[] _faults = new DirectoryException?[asks.Count];

    /// <summary>What has to be sent again.</summary>
    public IReadOnlyList<Ask> Again { get; private set; } = [];

    /// <summary>The longest pause that a part was asked for; zero when none was.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>Whether a part was throttled.</summary>
    public bool IsThrottled { get; private set; }

    /// <summary>Whether a part was refused for its token.</summary>
    public bool RefusedToken { get; private set; }

    /// <summary>The claims challenge of a part; null when there was none.</summary>
    public string? Claims { get; private set; }

    /// <summary>Takes a part of the answer.</summary>
    public void Take(int index, int status, string? retryAfter, string? challenge, ReadOnlySpan<byte> body, List<(Ask Ask, string Next)> longer)
    {
        var ask = asks[index];
        if (status is >= 200 and < 300)
        {
            try
            {
                var page = ask.TakePage(body);
                _answered[index] = true;
                ask.OnPage?.Invoke(page.Next);
                if (page.Next is { } next)
                {
                    longer.Add((ask, next));
                }
            }
            catch (JsonException)
            {
                // A body that is no JSON comes as a text; it is asked for again like one that broke off.
            }

            return;
        }

        var pause = DirectoryErrors.ReadRetryAfter(retryAfter, DateTimeOffset.UtcNow);
        var section = ask.Section;
        var fault = DirectoryErrors.FromGraph(
            status,
            GraphErrorBody.Read(body),
            requestId: null,
            pause,
            challenge,
            section.DelegatedPermission,
            section.Roles.Count > 0 ? section.Roles[0] : null);
        if (status == 401)
        {
            RefusedToken = true;
            Claims ??= DirectoryErrors.DecodeClaims(fault.Claims);
        }
        else if (status is not (408 or 429 or 500 or 502 or 503 or 504))
        {
            _answered[index] = true;
            ask.Fault = status == 404 && ask.MayBeGone ? null : fault;
            return;
        }

        IsThrottled |= status == 429 || (status == 503 && pause is not null);
        Pause = pause > Pause ? pause.Value : Pause;
        _faults[index] = fault;
    }

    /// <summary>Ends the trip: what was not answered is sent again, or given up.</summary>
    public void Close(bool isLast)
    {
        var again = new List<Ask>();
        for (var index = 0; index < asks.Count; index++)
        {
            if (_answered[index])
            {
                continue;
            }

            if (isLast)
            {
                asks[index].Fault = _faults[index] ?? new DirectoryException(
                    DirectoryErrorCodes.AnswerIncomplete, $"Microsoft Graph left a part of a batch without an answer, again and again ({asks[index].Section.Title}).");
            }
            else
            {
                again.Add(asks[index]);
            }
        }

        Again = again;
    }
}
