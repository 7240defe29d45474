namespace Tabulation.Cli.Tests;

/// <summary>One form keyed in twice at the terminal.</summary>
public sealed class DoubleEntryTests
{
    private const string Form = "1000\n60\n60\n2\n58\n30\n18\n10\n", OtherForm = "1000\n60\n60\n2\n58\n31\n17\n10\n";

    [Fact]
    public async Task Two_keyings_that_agree_are_handed_in()
    {
        await using var election = await WholeElection.StartAsync();
        var ended = await KeyAsync(election, Form + Form);
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("1 recorded", ended.Output);
        Assert.Contains("8/8  Cloud [list_c]: ", ended.Errors);
        Assert.DoesNotContain("Third keying", ended.Errors);
        await election.AwaitPrecinctsAsync("counted", 1);
    }

    [Fact]
    public async Task Where_they_differ_the_lines_are_named_and_a_third_keying_decides()
    {
        await using var election = await WholeElection.StartAsync();
        var ended = await KeyAsync(election, Form + OtherForm + "30\n18\n");
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("The two keyings differ in Anchor [list_a], Bridge, the party [list_b].", ended.Errors);
        Assert.Contains("2/2  Bridge, the party [list_b]: ", ended.Errors);
        Assert.DoesNotContain("30", ended.Errors);
        Assert.DoesNotContain("31", ended.Errors);
    }

    [Theory]
    [InlineData(Form + OtherForm + "29\n18\n", "agrees with neither")]
    [InlineData(Form + "1000\n", "ended before the form did")]
    public async Task What_does_not_agree_or_ends_early_is_not_handed_in(string keyed, string why)
    {
        await using var election = await WholeElection.StartAsync();
        var size = await election.LedgerSizeAsync();
        var ended = await KeyAsync(election, keyed);
        Assert.Equal(5, ended.Code);
        Assert.Contains(why, ended.Errors);
        Assert.Equal(size, await election.LedgerSizeAsync());
    }

    [Fact]
    public async Task What_is_no_figure_is_asked_for_again_and_one_may_go_back()
    {
        await using var election = await WholeElection.StartAsync();
        var ended = await KeyAsync(election, "10OO\n" + Form.Replace("60\n60\n", "61\n<\n60\n60\n") + Form);
        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Contains("A whole number from 0", ended.Errors);
    }

    [Fact]
    public async Task The_server_still_judges_what_was_keyed()
    {
        await using var election = await WholeElection.StartAsync();
        var wrong = Form.Replace("58", "57");
        Assert.Equal(1, (await KeyAsync(election, wrong + wrong)).Code);
    }

    private static Task<Ended> KeyAsync(OpenElection election, string keyed) => Programs.AnswerAsync(
        keyed, "submit", "--double", "--contest", "lists", "--precinct", "r1-1", "--election", election.Directory, "--keys", election.Keys,
        "--server", election.Server.OriginalString);
}
