using System.Buffers;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants;

namespace SignInRecovery.Graph.Collection;

/// <summary>One section while it is read: its lines, and what was asked for it.</summary>
internal sealed class SectionLedger(SectionDeclaration section, ISectionSink sink, CollectionMeter meter)
{
    private readonly object _lock = new();
    private readonly List<Ask> _asks = [];
    private readonly ArrayBufferWriter<byte> _line = new(4_096);
    private long _lines;
    private string? _gap;

    /// <summary>What is true of the section whatever the tenant.</summary>
    public SectionDeclaration Section => section;

    /// <summary>Whether its state is known.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The first refusal of the section; null when there was none.</summary>
    public DirectoryException? Fault => _asks.Find(a => a.Fault is not null)?.Fault;

    /// <summary>Remembers what is asked.</summary>
    public Ask Add(Ask ask)
    {
        lock (_lock)
        {
            _asks.Add(ask);
        }

        return ask;
    }

    /// <summary>Forgets what was asked and how it went, when all of it went well: a tenant may have a million memberships.</summary>
    public void Settle(IEnumerable<Ask> asks)
    {
        lock (_lock)
        {
            var done = asks.Where(a => a.Fault is null && !(a.Count > a.Items)).ToHashSet();
            _ = _asks.RemoveAll(done.Contains);
        }
    }

    /// <summary>Takes an object as a line.</summary>
    public void Write(ReadOnlySpan<byte> item) => Write(null, item);

    /// <summary>Takes an object of an owner as a line.</summary>
    public void Write(string? parent, ReadOnlySpan<byte> item)
    {
        lock (_lock)
        {
            _line.ResetWrittenCount();
            if (parent is null)
            {
                RawObject.WriteLine(item, _line);
            }
            else
            {
                RawObject.WriteOwnedLine(parent, item, _line);
            }

            sink.Write(section.Name, _line.WrittenSpan);
            _lines++;
            meter.AddObject();
        }
    }

    /// <summary>Says what an earlier collection left: its lines count, and its state if it came to one.</summary>
    public void Keep(SectionCheckpoint checkpoint)
    {
        _lines += checkpoint.Lines;
        if (checkpoint.State is not null)
        {
            IsComplete = true;
            meter.AddSection(section.Name);
        }
    }

    /// <summary>Says that something of the section was left out on purpose or by a fault, in a sentence.</summary>
    public void AddGap(string sentence) => _gap = _gap is null ? sentence : $"{_gap} {sentence}";

    /// <summary>Says that everything written so far is whole.</summary>
    public void CommitPage(string? next)
    {
        lock (_lock)
        {
            sink.CommitPage(section.Name, next);
        }
    }

    /// <summary>Ends the section, and forgets what was asked: the ids of a long list are many.</summary>
    public void Complete(SessionInfo session)
    {
        Complete(StateOf(session));
        lock (_lock)
        {
            _asks.ForEach(ask => ask.Forget());
            _asks.Clear();
        }
    }

    /// <summary>Ends the section in a state.</summary>
    public void Complete(SectionState state)
    {
        lock (_lock)
        {
            if (!IsComplete)
            {
                IsComplete = true;
                sink.Complete(section.Name, state with { Count = state.Status is SectionStatus.Complete or SectionStatus.Partial ? _lines : null });
                meter.AddSection(section.Name);
            }
        }
    }

    private SectionState StateOf(SessionInfo session)
    {
        var faults = _asks.FindAll(a => a.Fault is not null);
        if (faults.Count > 0 && faults.Count == _asks.Count && _lines == 0)
        {
            return SectionOutcome.Of(section, faults[0].Fault!, session);
        }

        if (faults.Count > 0)
        {
            var cause = SectionOutcome.Of(section, faults[0].Fault!, session);
            return cause with { Status = SectionStatus.Partial, Detail = $"{faults.Count} requests were not answered. {cause.Detail}" };
        }

        var missing = _asks.Sum(a => a.Count > a.Items ? a.Count.Value - a.Items : 0);
        if (missing > 0)
        {
            return new SectionState
            {
                Status = SectionStatus.Partial,
                Detail = $"Microsoft Graph counts {missing} more than it gave.",
            };
        }

        return _gap is null
            ? new SectionState { Status = SectionStatus.Complete }
            : new SectionState { Status = SectionStatus.Partial, Detail = _gap };
    }
}
