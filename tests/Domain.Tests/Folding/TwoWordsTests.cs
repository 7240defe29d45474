using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Tests.Kit;

namespace Tabulation.Domain.Tests.Folding;

/// <summary>
/// Elections in which a result needs a second report and an endorsement as well. An order of statements is a word: N and C are the same figures reported by
/// the north and by the commission, X other figures of the commission, put right by a later C; n, c and x endorsements of these by a third official.
/// </summary>
public class TwoWordsTests
{
    private static readonly Draft Both = Small.Draft
        .Define(definition => definition with { RulePolicies = [.. RuleBook.FourEyes.Select(rule => Parts.Policy(rule, Disposition.Hold))] })
        .Register(page => page with { Authorities = [.. page.Authorities, Parts.Authority("third", AuthorityRole.Commission, 20)] });

    [Theory]
    [InlineData("N C", "")]
    [InlineData("N n", "")]
    [InlineData("N C n", "N")]
    [InlineData("N n C", "N")]
    [InlineData("N C c", "C")]
    [InlineData("C c N", "C")]
    [InlineData("C N n", "N")]
    [InlineData("N C n c", "N")]
    [InlineData("N C c n", "C")]
    [InlineData("N n C c", "N")]
    [InlineData("N n X", "")]
    [InlineData("N X n", "")]
    [InlineData("N n X x", "")]
    [InlineData("N n X C", "N")]
    [InlineData("N X n C", "N")]
    [InlineData("N X C n", "N")]
    [InlineData("N X C c", "C")]
    [InlineData("N X x C", "")]
    [InlineData("N X x C c", "C")]
    [InlineData("X N n C", "N")]
    [InlineData("X N C c", "C")]
    [InlineData("X x N C", "")]
    [InlineData("N C X n", "")]
    [InlineData("N C X n C", "N")]
    [InlineData("N C X C c", "C")]
    public void What_counts_is_what_was_endorsed_where_both_agree(string order, string counts) => Assert.Equal(counts, CountsAfter(order.Replace(" ", "", StringComparison.Ordinal)));

    /// <summary>Both reports, and an endorsement of either that comes after it, in each order there is.</summary>
    [Fact]
    public void In_every_order_it_counts_from_the_moment_that_both_agree_and_one_is_endorsed()
    {
        foreach (var order in new[] { "NCn", "NCc", "NCnc" }.SelectMany(Orders).Distinct().Where(order => order.All(said => order.IndexOf(char.ToUpperInvariant(said)) <= order.IndexOf(said))))
            for (var length = 0; length <= order.Length; length++)
                Assert.Equal(order[..length].Count(char.IsUpper) == 2 && order[..length].Any(char.IsLower), CountsAfter(order[..length]) != "");
    }

    [Theory]
    [InlineData("north", "C")]
    [InlineData("cec", "N")]
    public void Whoever_signed_the_one_report_may_endorse_the_other_and_not_its_own(string endorser, string counts)
    {
        var night = new Night(Both);
        var (north, commission) = (Report("north"), Report("cec"));
        night.Require(north);
        night.Require(commission);
        var (own, other) = endorser == "north" ? (north, commission) : (commission, north);
        Assert.Equal(Answer.Refused, night.Submit(Said.Endorse(endorser, "list", "p1", own.Id)));
        night.Require(Said.Endorse(endorser, "list", "p1", other.Id));
        Assert.Equal(counts, Counted(night));
    }

    private static Said Report(string authority) => Said.Result(authority, "list", "p1", Small.Lines, Small.Votes);

    /// <summary>N or C, by whose report it is; empty where none counts. What was dropped can be endorsed no more.</summary>
    private static string CountsAfter(string order)
    {
        var night = new Night(Both);
        var said = new Dictionary<char, Said>();
        foreach (var letter in order)
        {
            if (char.IsLower(letter)) night.Submit(Said.Endorse("third", "list", "p1", said[char.ToUpperInvariant(letter)].Id));
            else night.Require(said[letter] = Next(letter, said.Values.LastOrDefault(one => one.Authority == (letter == 'N' ? "north" : "cec"))));
        }

        return Counted(night);
    }

    private static Said Next(char letter, Said? before)
    {
        var report = Report(letter == 'N' ? "north" : "cec") with { Votes = letter == 'X' ? [150, 200, 100, 40] : Small.Votes };
        return before is null ? report : report.Correcting(before.Id);
    }

    private static string Counted(Night night)
    {
        var (slot, election) = (night.State[new SlotIndex(0)], night.State.Election!);
        if (!night.Tally.HasCounted(new SlotIndex(0))) return "";
        Assert.Equal(Small.Votes.Select(vote => (int)vote), night.Tally.CountedIn(new SlotIndex(0))[Small.Lines.Length..].ToArray());
        return election[slot.CountedBy].Code == "north" ? "N" : "C";
    }

    private static IEnumerable<string> Orders(string letters) => letters.Length < 2
        ? [letters]
        : letters.Index().SelectMany(first => Orders(letters.Remove(first.Index, 1)).Select(rest => first.Item + rest));
}
