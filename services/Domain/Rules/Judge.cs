using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>
/// Judges one statement at the position it would take: a pure function of the rules version, the state, the statement and the time of
/// recording, in integers only, so that anyone can repeat it. Nothing is ever left out because of a verdict; see <see cref="Disposition"/>.
/// </summary>
public static class Judge
{
    /// <summary>Finds everything wrong with the statement; stops early only where what follows would be meaningless.</summary>
    /// <param name="state">State after the entries before it; not changed.</param>
    /// <param name="statement">Codes looked up in <see cref="ElectionState.Election"/>, signature already verified.</param>
    /// <param name="recordedAt">The time its entry would carry.</param>
    /// <param name="findings">Cleared, then filled in the rules' order.</param>
    /// <exception cref="ArgumentException">
    /// The statement lacks the content its kind has, or its codes were looked up in another registry than the one in force.
    /// </exception>
    public static void Run(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        JudgeAlone(state, statement, recordedAt, findings);
        if (IsTakenResult(statement, findings)) FourEyesRules.Run(state, statement, findings);
        findings.Sort();
    }

    /// <summary>
    /// The same where nothing will be recorded, so that anybody may ask again and again: of a result it says that it waits where others must give
    /// their word, but neither whether they have nor what it was, so that no second report can be fitted to the first.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public static void RunDry(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        JudgeAlone(state, statement, recordedAt, findings);
        if (IsTakenResult(statement, findings)) FourEyesRules.RunDry(state.Election!.Rules, findings);
        findings.Sort();
    }

    /// <summary>One that is refused is never held against another's: else it would say, again and again, how that reads.</summary>
    private static bool IsTakenResult(Statement statement, Findings findings) => statement.Kind == StatementKind.PrecinctResult && !findings.Refused;

    private static void JudgeAlone(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(findings);
        if (!HasContent(statement)) throw new ArgumentException($"A {statement.Kind} comes with its content.", nameof(statement));
        findings.Clear();
        if (statement.Kind == StatementKind.ElectionDefinition) RegistryRules.JudgeDefinition(state, statement, findings);
        else if (state.Definition is null) findings.Refuse(Rule.ElectionNotDefined);
        else if (statement.ElectionId != state.ElectionId) findings.Refuse(Rule.WrongElection);
        else if (statement.Kind == StatementKind.RegistryPage) RegistryRules.JudgePage(state, statement, findings);
        else if (state.Election is null) findings.Refuse(Rule.RegistryIncomplete);
        else JudgeInElection(state, statement, recordedAt, findings);
    }

    private static bool HasContent(Statement statement) => statement.Kind switch
    {
        StatementKind.ElectionDefinition => statement.Definition is not null,
        StatementKind.RegistryPage => statement.Page is not null,
        StatementKind.PrecinctResult => true,
        _ => statement.Content?.Kind == statement.Kind,
    };

    private static void JudgeInElection(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        if (!ReferenceEquals(statement.LookedUpIn, state.Election))
            throw new ArgumentException("The statement's codes were looked up in another registry.", nameof(statement));
        if (statement.Authority is not { } authority) findings.Refuse(Rule.UnknownAuthority);
        else if (state.Election![authority].Key != statement.SignedBy) findings.Refuse(Rule.KeyNotInForce);
        else if (state.Election[authority].Revoked) findings.Refuse(Rule.AuthorityRevoked);
        else JudgeContent(state, statement, recordedAt, findings);
    }

    private static void JudgeContent(ElectionState state, Statement statement, Timestamp recordedAt, Findings findings)
    {
        switch (statement.Kind)
        {
            case StatementKind.PrecinctResult: ResultRules.Run(state, statement, recordedAt, findings); break;
            case StatementKind.Review: ReviewRules.Run(state, statement, findings); break;
            case StatementKind.Lot: LotRules.Run(state, statement, findings); break;
            case StatementKind.AuthorityChange: AuthorityRules.Run(state, statement, findings); break;
            case StatementKind.NoResult: DecisionRules.JudgeNoResult(state, statement, recordedAt, findings); break;
            case StatementKind.Annulment: DecisionRules.JudgeAnnulment(state, statement, findings); break;
            case StatementKind.RegistryChange: RegistryChangeRules.Run(state, statement, recordedAt, findings); break;
            case StatementKind.Endorsement: EndorsementRules.Run(state, statement, findings); break;
            case StatementKind.AreaProtocol: ProtocolRules.JudgeAreaProtocol(state, statement, recordedAt, findings); break;
            case StatementKind.TurnoutReport: TurnoutRules.Run(state, statement, recordedAt, findings); break;
            case StatementKind.ObserverCopy: ProtocolRules.JudgeObserverCopy(state, statement, recordedAt, findings); break;
            case StatementKind.ObserverSample: SampleRules.Run(state, statement, recordedAt, findings); break;
            case StatementKind.ExitPoll: ExitPollRules.Run(state, statement, recordedAt, findings); break;
            case StatementKind.Certification: CertificationRules.Run(state, statement, recordedAt, findings); break;
            case StatementKind.Reopening: CertificationRules.JudgeReopening(state, statement, findings); break;
            case StatementKind.MandateAssignment: MandateRules.Run(state, statement, findings); break;
            case StatementKind.ElectionDefinition:
            case StatementKind.RegistryPage:
                throw new InvalidOperationException("Definitions and pages are judged before the registry is complete.");
        }
    }
}
