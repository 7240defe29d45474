namespace Tabulation.Architecture.Tests;

/// <summary>Arrows point down only.</summary>
public class ReferenceTests
{
    /// <summary>What each project under services/ may refer to directly. A new project needs a line here: think where it stands.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["TransparencyLog"] = [],
        ["Statistics"] = [],
        ["Ledger"] = ["Domain", "TransparencyLog"],
        ["Contracts"] = ["Domain", "TransparencyLog", "Grpc.Core.Api", "Grpc.Net.Common"],
        ["Recount"] = ["Contracts"],
        ["Chronicle"] = ["Contracts", "Statistics"],
        ["Nist"] = ["Chronicle"],
        ["Anchor"] = ["ServiceDefaults", "TransparencyLog"],
        ["ServiceDefaults"] = ["Contracts"],
        ["TotalsCache"] = ["Contracts", "ServiceDefaults"],
        ["Bus"] = ["Contracts", "ServiceDefaults"],
        ["LedgerClient"] = ["Ledger", "Contracts", "ServiceDefaults"],
        ["Client"] = ["Contracts", "Domain", "TransparencyLog"],
        ["Samples"] = ["Client", "Contracts", "Statistics"],
        ["Forensics"] = ["Domain", "Statistics"],
        ["Audit"] = ["Domain"],
        ["Intake"] = ["Anchor", "Bus", "Ledger", "Contracts", "ServiceDefaults", "TransparencyLog", "Domain"],
        ["Tabulator"] = ["Anchor", "Bus", "Ledger", "LedgerClient", "Contracts", "Recount", "ServiceDefaults", "TotalsCache", "TransparencyLog", "Domain"],
        ["Publication"] =
            ["Bus", "Chronicle", "Forensics", "Ledger", "LedgerClient", "Contracts", "Nist", "Recount", "ServiceDefaults", "TotalsCache", "TransparencyLog", "Domain"],
        ["Standalone"] =
            ["Intake", "Tabulator", "Publication", "Bus", "Client", "Samples", "TotalsCache", "Ledger", "Contracts", "ServiceDefaults"],
        ["Witness"] = ["TransparencyLog"],
        ["Cli"] = ["Client", "Chronicle", "Samples", "Recount", "Forensics", "Audit", "Witness"],
    };

    [Fact]
    public void Every_project_refers_only_to_what_lies_below_it()
    {
        var found = Project.Services
            .SelectMany(project => project.Projects.Except(Allowed.GetValueOrDefault(project.Name, [])).Select(other => $"{project.Name} -> {other}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Every_project_has_its_place() => Assert.Empty(Project.Services.Select(project => project.Name).Except(Allowed.Keys));

    [Fact]
    public void What_is_allowed_points_down_only()
    {
        var placed = new HashSet<string> { "Grpc.Core.Api", "Grpc.Net.Common" };
        var left = new Dictionary<string, string[]>(Allowed);
        while (left.FirstOrDefault(project => project.Value.All(placed.Contains)).Key is { } next)
        {
            placed.Add(next);
            left.Remove(next);
        }

        Assert.Empty(left.Keys);
    }

    [Fact]
    public void Domain_and_transparency_log_refer_to_nothing()
    {
        foreach (var project in Project.Services.Where(project => project.Name is "Domain" or "TransparencyLog"))
            Assert.Empty(project.Projects.Concat(project.Packages));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("TransparencyLog")]
    public void Domain_and_transparency_log_use_the_base_class_library_only(string name) =>
        Assert.All(Metadata.Of(name).ReferencedAssemblies(), reference => Assert.StartsWith("System.", reference, StringComparison.Ordinal));

    /// <summary>So that moving to the published packages is one line.</summary>
    [Fact]
    public void Only_Contracts_knows_the_stand_ins()
    {
        var mentions = Sources.Files("*.csproj").Concat(Sources.Files("*.props")).Concat(Sources.Files("*.targets"))
            .Where(path => File.ReadAllText(path).Contains("StandIns", StringComparison.Ordinal))
            .Select(Sources.Shortened)
            .Where(path => !path.StartsWith("services/StandIns/", StringComparison.Ordinal));
        Assert.Equal(["services/Contracts/Contracts.csproj"], mentions);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(TestKit.Repository.PathOf("Tabulation.sln")).Replace('\\', '/');
        Assert.All(Project.All, project => Assert.Contains($"\"{project.Folder}/{project.Name}.csproj\"", solution, StringComparison.Ordinal));
    }
}
