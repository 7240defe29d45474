using Tabulation.Forensics.Announced;
using Tabulation.Forensics.Nights;
using Tabulation.Forensics.Reports;
using Tabulation.Forensics.Tests.Kit;
using Tabulation.Statistics;

namespace Tabulation.Forensics.Tests.Reports;

public class ExaminationTests
{
    private static readonly AnnouncedTotals Totals = new([new("a", 1_000), new("b", 2_000)]);

    /// <summary>Post-hoc checks have a probability, and no part in the correction.</summary>
    [Fact]
    public void Probabilities_are_corrected_for_all_tests_but_those_chosen_after_the_fact()
    {
        var results = Examination.Of(MadeUp.Country(300), Examination.Checks(), Totals).Results;
        var tested = results.Where(result => result.Probability is not null && !result.About.PostHoc).ToList();
        Assert.Equal(3, tested.Count);
        Assert.Equal(Holm.Adjust([.. tested.Select(result => result.Probability!.Value)]), tested.Select(result => result.Adjusted!.Value));
        Assert.All(results.Except(tested), result => Assert.Null(result.Adjusted));
        Assert.NotNull(results.Single(result => result.About.PostHoc).Probability);
    }

    [Fact]
    public void Every_check_says_where_it_comes_from_and_what_it_cannot_show_and_none_speaks_of_fraud()
    {
        var results = Examination.Of(MadeUp.Country(300), Examination.Checks(), Totals, new AnnouncedTurnout([16, 18, 20], [new("a", [1, 2, 3])])).Results;
        Assert.Equal(9, results.Select(result => result.About.Code).Distinct().Count());
        Assert.All(results, result =>
        {
            Assert.All([result.About.Source, result.About.CanShow, result.About.CannotShow, result.Sentence, result.About.Title], text => Assert.NotEmpty(text));
            Assert.NotEmpty(result.About.Parameters);
            var said = string.Join(' ', [result.Sentence, result.About.CanShow, result.About.Title, .. result.List.Select(each => each.Why)]);
            foreach (var word in new[] { "fraud", "falsif", "rigg", "stuff", "fake" }) Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void The_document_has_every_check_and_the_false_alarms()
    {
        var examination = Examination.Of(MadeUp.Country(200), Examination.Checks()) with { FalseAlarms = new FalseAlarms(10, [new("x", 1)], 2) };
        var document = ReportDocument.Of(examination).ToJson();
        Assert.Equal(6, document["checks"]!.AsArray().Count);
        Assert.Equal((10, 1, 2), ((int)document["falseAlarms"]!["nights"]!, (int)document["falseAlarms"]!["tests"]!["x"]!, (int)document["falseAlarms"]!["anyAfterCorrection"]!));
        Assert.Equal(("first", "ISSUED", 200), ((string)document["stations"]!["leader"]!, (string)document["stations"]!["turnoutCounts"]!, (int)document["stations"]!["count"]!));
        Assert.Null(ReportDocument.Of(Examination.Of(null, [], Totals)).ToJson()["stations"]);
    }
}
