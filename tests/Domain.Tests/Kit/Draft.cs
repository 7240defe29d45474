using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;

namespace Tabulation.Domain.Tests.Kit;

/// <summary>A definition and its registry on one page, not yet checked.</summary>
internal sealed record Draft(ElectionDefinition Definition, RegistryPage Page)
{
    public static readonly StatementId DefinitionStatement = StatementId.OfPayload("the definition"u8);
    public static readonly ElectionId Id = new(DefinitionStatement.Value);
    public static readonly Timestamp PollsClose = Timestamp.FromMilliseconds(1_000_000);

    public KeyId OperatorKey => Definition.Root.Key;

    public ElectionOrProblems TryBuild() => ElectionBuilder.Build(Id, Definition, [Page]);

    public Election Build() => TryBuild() is { Election: { } election }
        ? election
        : throw new InvalidOperationException(string.Join('\n', TryBuild().Problems));

    public Draft Define(Func<ElectionDefinition, ElectionDefinition> change) => this with { Definition = change(Definition) };

    public Draft Register(Func<RegistryPage, RegistryPage> change) => this with { Page = change(Page) };

    /// <summary>The same where one report is enough.</summary>
    public Draft WithoutFourEyes() => Define(definition => definition with
    {
        RulePolicies = [.. definition.RulePolicies.Where(policy => !RuleBook.FourEyes.Any(rule => rule.Code() == policy.Rule))],
    });

    public Draft Form(int number, Func<Form, Form> change) =>
        Define(definition => definition with { Forms = Changed(definition.Forms, number, change) });

    public Draft Contest(int number, Func<Contest, Contest> change) =>
        Register(page => page with { Contests = Changed(page.Contests, number, change) });

    public Draft Precinct(int number, Func<Precinct, Precinct> change) =>
        Register(page => page with { Precincts = Changed(page.Precincts, number, change) });

    public Draft Area(int number, Func<Area, Area> change) =>
        Register(page => page with { Areas = Changed(page.Areas, number, change) });

    public static IReadOnlyList<T> Changed<T>(IReadOnlyList<T> items, int number, Func<T, T> change) =>
        [.. items.Select((item, i) => i == number ? change(item) : item)];
}
