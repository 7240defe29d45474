using Tabulation.Audit;
using Tabulation.Cli.Auditing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;

namespace Tabulation.Cli.Tests.Auditing;

/// <summary>Seven stations, one closed and one annulled.</summary>
public sealed class LogCountTests
{
    private static readonly ContestIndex Lists = new(0);

    /// <summary>List c has 110 votes: 2% of the voters only without those of the annulled station.</summary>
    [Theory]
    [InlineData(AnnulmentEffect.Unspecified, true)]
    [InlineData(AnnulmentEffect.KeepRegistered, false)]
    [InlineData(AnnulmentEffect.KeepLines, false)]
    public void The_seats_audited_are_those_that_are_certified_whatever_annulled_stations_keep(AnnulmentEffect effect, bool takesPart)
    {
        var script = Play(new SmallElectionSettings { Precincts = 7, AnnulmentEffect = effect, Threshold = Two(ThresholdBase.Registered) });
        var count = CountOf(script);
        Assert.Equal(ContestSeats.Allocate(script.State, Lists).Seats, count.Plan().Reported.Seats);
        Assert.Equal(takesPart, count.Plan().Reported.Seats[2].Seats > 0);
        Assert.Contains("1 stations have no counted result: the audit is of the seats without them.", count.Remarks);
        Assert.Equal(effect != AnnulmentEffect.Unspecified, count.Remarks.Any(remark => remark.Contains("annulled", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_nothing_tells_which_ballots_kept_are_blank_the_audit_is_refused()
    {
        var settings = new SmallElectionSettings
        {
            Precincts = 7, AnnulmentEffect = AnnulmentEffect.KeepLines, Threshold = Two(ThresholdBase.ValidWithoutBlank),
            Define = definition => definition.Forms[0].Lines.Add(Blank),
        };
        Assert.Contains("this audit does not cover it", Assert.Throws<InputException>(() => CountOf(Play(settings, 0))).Message, StringComparison.Ordinal);
    }

    private static FormLine Blank => new() { Code = "blank", Names = { new LocalizedText { Language = "en", Text = "Blank" } }, Role = LineRole.Blank };

    private static Threshold Two(ThresholdBase @base) => new() { Base = @base, Numerator = 2, Denominator = 100 };

    private static AuditedCount CountOf(LedgerScript script) =>
        LogCount.Of(script.State.Election!, script.State.Tally!, Lists, new DrawAnchor("log", 1, Digest.Of("root"u8)), BallotBound.InBoxes);

    private static LedgerScript Play(SmallElectionSettings settings, params long[] more)
    {
        var election = new SmallElection(settings);
        var script = new LedgerScript(election).Add(election.Root, election.Change(new StationsChange { Close = { "P006" } }));
        for (var precinct = 0; precinct < 6; precinct++)
        {
            var payload = election.Result(precinct);
            payload.PrecinctResult.Lines.Add(more);
            script.Add(election, precinct, payload);
        }

        return script.Add(election.Root, election.Annulment(5, script.CurrentAt(5)));
    }
}
