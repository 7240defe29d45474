using FsCheck;
using FsCheck.Fluent;
using Tabulation.TestKit;

namespace Tabulation.Client.Tests.Definitions;

/// <summary>Whichever line of a good table is damaged, that very line is named.</summary>
public sealed class DamagedLineTests : IDisposable
{
    private static readonly (string File, int Lines)[] Tables =
        [(ElectionFiles.Stations, 7), (ElectionFiles.Districts, 3), (ElectionFiles.Lists, 4), (ElectionFiles.Candidates, 5)];

    private static readonly Gen<string> Damages = Gen.Elements("unclosed", "unclosed last", "extra", "missing", "stray");

    private readonly SmallElectionFiles small = new();

    public void Dispose() => small.Dispose();

    [Fact]
    public void A_damaged_line_of_a_table_is_named_and_no_other()
    {
        var places = from table in Gen.Elements(Tables)
                     from line in Gen.Choose(2, table.Lines)
                     from damage in Damages
                     select (table.File, Line: line, Damage: damage);
        Properties.Holds(places, place =>
        {
            var before = small.Files.Lines(place.File);
            small.Files.Change(place.File, place.Line, line => Damage(line, place.Damage));
            var problems = small.Problems();
            small.Files.Write(place.File, before);
            return problems.Any(problem => problem.File == place.File && problem.Line == place.Line)
                && problems.All(problem => problem.File != place.File || problem.Line == place.Line);
        });
    }

    internal static string Damage(string line, string damage) => damage switch
    {
        "unclosed" => "\"" + line,
        "unclosed last" => line.Insert(line.LastIndexOf(',') + 1, "\""),
        "extra" => line + ",1",
        "missing" => line[..line.LastIndexOf(',')],
        "stray" => line.Insert(line.IndexOf(',') - 1, "\""),
        _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, null),
    };
}
