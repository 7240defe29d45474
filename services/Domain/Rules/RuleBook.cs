using Tabulation.Domain.Elections;

namespace Tabulation.Domain.Rules;

/// <summary>
/// What each adjustable rule leads to in one election: rules version 1's own settings, changed by the definition's policies.
/// </summary>
public sealed class RuleBook
{
    private readonly RuleSetting[] settings = new RuleSetting[Enum.GetValues<Rule>().Length];

    private RuleBook()
    {
        Array.Fill(settings, new RuleSetting(Disposition.Refuse, 0));
        foreach (var (rule, setting) in Defaults) settings[(int)rule] = setting;
    }

    /// <summary>
    /// Rules an election may set, with version 1's dispositions and thresholds. Turnout, share and comparison rules only inform by default:
    /// holding stations with 90% turnout or winner's share would have moved a real election's leader by five points.
    /// </summary>
    public static IReadOnlyDictionary<Rule, RuleSetting> Defaults { get; } = new Dictionary<Rule, RuleSetting>
    {
        [Rule.VotesDifferFromValid] = new(Disposition.Refuse, 0),
        [Rule.IssuedExceedRegistered] = new(Disposition.Flag, 0),
        [Rule.BoxesExceedIssued] = new(Disposition.Flag, 0),
        [Rule.ZeroVotes] = new(Disposition.Flag, 0),
        [Rule.TurnoutHigh] = new(Disposition.Info, 950),
        [Rule.ShareHigh] = new(Disposition.Info, 950),
        [Rule.RegisteredDiffers] = new(Disposition.Info, 100),
        [Rule.PreviousTurnoutDiffers] = new(Disposition.Info, 300),
        [Rule.PreviousRegisteredDiffers] = new(Disposition.Info, 300),
        [Rule.TurnoutExceedsRoll] = new(Disposition.Flag, 0),
        [Rule.TurnoutLate] = new(Disposition.Info, 0),
        [Rule.QuotaNotMet] = new(Disposition.Flag, 0),
        [Rule.ReportsDiffer] = new(Disposition.Hold, 0),
        [Rule.SecondReportAwaited] = new(Disposition.None, 0),
        [Rule.EndorsementAwaited] = new(Disposition.None, 0),
    };

    /// <summary>Rules that do nothing unless the election wants them, and then hold: the law must ask for a second official or a second report.</summary>
    public static IReadOnlyList<Rule> FourEyes { get; } = [Rule.SecondReportAwaited, Rule.EndorsementAwaited];

    /// <summary>Every result is reported by two authorities, each for itself.</summary>
    public bool ReportsTwice => DispositionOf(Rule.SecondReportAwaited) == Disposition.Hold;

    /// <summary>A recorded rule's code with what it does here; None where there is no such rule.</summary>
    /// <param name="code">As in a verdict.</param>
    /// <param name="form">Whose equations are meant; null where none are.</param>
    internal (Rule Rule, Disposition Disposition) Find(string code, Form? form)
    {
        if (RuleCodes.Find(code) is { } rule) return (rule, DispositionOf(rule));
        var equation = form?.Equations.FirstOrDefault(each => Verdict.IsCodeOf(code, each));
        return (Rule.Equation, equation?.Disposition ?? Disposition.None);
    }

    public Disposition DispositionOf(Rule rule) => settings[(int)rule].Disposition;

    /// <summary>Parts per thousand.</summary>
    public int ThresholdOf(Rule rule) => settings[(int)rule].ThresholdPermille;

    /// <summary>The policies must be valid: <see cref="RulePolicyCheck"/>.</summary>
    internal static RuleBook With(IEnumerable<RulePolicy> policies)
    {
        var book = new RuleBook();
        foreach (var policy in policies) book.Set(policy);
        return book;
    }

    private void Set(RulePolicy policy)
    {
        var rule = RuleCodes.Find(policy.Rule) ?? throw new ArgumentException($"No rule has the code {policy.Rule}.", nameof(policy));
        if (!Defaults.ContainsKey(rule)) throw new ArgumentException($"No election may set {policy.Rule}.", nameof(policy));
        var threshold = policy.ThresholdPermille == 0 ? Defaults[rule].ThresholdPermille : policy.ThresholdPermille;
        settings[(int)rule] = new RuleSetting(policy.Disposition, threshold);
    }
}

/// <summary>A rule's disposition, and its threshold in parts per thousand, 0 where it has none.</summary>
public readonly record struct RuleSetting(Disposition Disposition, int ThresholdPermille);
