using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Domain.Rules;

/// <summary>Rules for changes among the authorities: made from above, and never so that nobody could make the next one.</summary>
internal static class AuthorityRules
{
    private static readonly AuthorityIndex Root = new(0);

    public static void Run(ElectionState state, Statement statement, Findings findings)
    {
        var change = statement.Says<AuthorityChange>();
        if (!statement.Replaces.IsNone) findings.Refuse(Rule.ReplacesNotCurrent);
        if (!change.HasReason) findings.Refuse(Rule.ReasonMissing);
        if (change.Change == AuthorityChangeKind.Add) JudgeAddition(state.Election!, statement.Authority!.Value, change.Added!, findings);
        else if (change.Changed is { } changed) JudgeChange(state.Election!, statement.Authority!.Value, change, changed, findings);
        else findings.Refuse(Rule.ChangedAuthorityUnknown);
    }

    /// <summary>Whom it stands above can only be told once its areas are known to exist.</summary>
    private static void JudgeAddition(Election election, AuthorityIndex speaker, Authority added, Findings findings)
    {
        var problems = RegistryCheck.OfAddition(election, added);
        if (problems.Count > 0) findings.RefuseFor(Rule.AuthorityInvalid, problems);
        else if (!election.StandsAbove(speaker, added)) findings.Refuse(Rule.NotAboveAuthority);
    }

    private static void JudgeChange(Election election, AuthorityIndex speaker, AuthorityChange change, AuthorityIndex changed, Findings findings)
    {
        var before = election[changed];
        var isRevocation = change.Change == AuthorityChangeKind.Revoke;
        if (!election.StandsAbove(speaker, before) || (isRevocation && changed == Root)) findings.Refuse(Rule.NotAboveAuthority);
        var isSo = isRevocation ? before.Revoked : before.Knows(change.NewKey);
        if (isSo) findings.Refuse(Rule.ChangeWithoutEffect);
    }
}
