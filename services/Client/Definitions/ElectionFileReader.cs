using Tabulation.Client.Files;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Definitions;

/// <summary>Puts the parts of an election file together, in the order in which they refer to each other.</summary>
internal sealed class ElectionFileReader
{
    private readonly YamlField file;
    private readonly AuthorityKeys keys;
    private readonly RegistryPlan plan;
    private readonly string language;

    public ElectionFileReader(YamlField file, InputFolder folder, AuthorityKeys keys)
    {
        (this.file, this.keys) = (file, keys);
        language = file["election"]["language"].Text("en");
        plan = new RegistryPlan(folder, language, HierarchyPlan.ReadAll(file["hierarchies"], language), [.. FormReader.Read(file["forms"], language)],
            new Places(file));
    }

    public DefinedElection Read()
    {
        foreach (var part in new[] { "election", "root", "hierarchies", "forms", "contests", "precincts" })
            if (!file[part].Exists) file[part].Problem("This part is needed.");
        foreach (var entry in file["results"].Items()) entry.Allow(ElectionFile.ResultKeys);
        var authorities = new AuthorityReader(plan, keys);
        var definition = ReadDefinition(authorities);
        var registry = ReadRegistry(authorities);
        definition.Turnout = TurnoutReader.Read(file["turnout"], registry.Contests);
        var root = file["root"];
        return new DefinedElection(definition, registry, plan)
        {
            KeysMade = keys.Made,
            RootKey = root["key"].Text(definition.RootAuthority.Code),
        };
    }

    private ElectionDefinition ReadDefinition(AuthorityReader authorities)
    {
        var field = file["election"].Allow("id", "language", "names", "polls_open", "polls_close", "release", "exit_polls_from", "annulment", "test",
            "synthetic", "synthetic_notes");
        var definition = new ElectionDefinition
        {
            RulesVersion = 1,
            ExternalId = field["id"].Text(),
            Test = field["test"].Flag(),
            Synthetic = field["synthetic"].Flag(),
            PollsClose = field["polls_close"].Moment(),
            PollsOpen = field["polls_open"].Exists ? field["polls_open"].Moment() : 0,
            ExitPollsFrom = field["exit_polls_from"].Exists ? field["exit_polls_from"].Moment() : 0,
            AnnulmentEffect = field["annulment"].Exists
                ? field["annulment"].OneOf(Words.AnnulmentEffects, AnnulmentEffect.Unspecified)
                : AnnulmentEffect.Unspecified,
            RootAuthority = authorities.ReadRoot(file["root"]),
        };
        definition.Release = field["release"].Exists ? field["release"].Moment() : definition.PollsClose;
        definition.Names.AddRange(Names(field["names"]).Fill(new FieldValues(field), definition.ExternalId, language));
        definition.SyntheticNotes.AddRange(Names(field["synthetic_notes"]).Fill(new FieldValues(field)));
        definition.Hierarchies.AddRange(plan.Hierarchies.Select(hierarchy => hierarchy.Hierarchy));
        definition.Forms.AddRange(plan.Forms);
        definition.RulePolicies.AddRange(RulePolicyReader.Read(file["rules"]));
        ReadConclusion(definition);
        return definition;
    }

    private void ReadConclusion(ElectionDefinition definition)
    {
        var conclusion = new ConclusionReader(language);
        definition.Quota = conclusion.ReadQuota(file["quota"]);
        definition.Chamber = conclusion.ReadChamber(file["chamber"]);
        definition.PreviousElection = ConclusionReader.ReadPreviousElection(file["previous_election"]);
    }

    private RegistryPage ReadRegistry(AuthorityReader authorities)
    {
        foreach (var hierarchy in plan.Hierarchies) AreaTableReader.Read(hierarchy, plan);
        var precincts = PrecinctReader.Read(file["precincts"], plan);
        var contests = new ContestReader(plan).Read(file["contests"]);
        var contestsOf = new ContestsOfPrecincts(contests, plan.Tree);
        foreach (var (precinct, named) in precincts) contestsOf.Fill(precinct, named, file["precincts"]);
        var registry = new RegistryPage();
        registry.Areas.AddRange(plan.Tree.Areas);
        registry.Contests.AddRange(contests);
        registry.Authorities.AddRange(authorities.Read(file["authorities"]));
        registry.Precincts.AddRange(precincts.Select(each => each.Precinct));
        return registry;
    }

    private NamesTemplate Names(YamlField field) => NamesTemplate.In(field, TemplateScope.Empty, language);
}
