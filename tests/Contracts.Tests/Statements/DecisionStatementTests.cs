using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts.Tests;

/// <summary>What is said about a result after it is reported, up to its certification: codes are looked up, or null where the election lacks them.</summary>
public class DecisionStatementTests
{
    private static readonly ResultPlace Place = new(new ContestIndex(0), new PrecinctIndex(1), new SlotIndex(1));
    private static readonly Grounds Both = new(true, true);
    private readonly Statement statement = new();

    [Fact]
    public void A_reason_for_no_result()
    {
        Assert.Equal(new NoResult(Place, NoResultCause.Destroyed, Both), Read<NoResult>(SampleStatements.NoResult));
        var elsewhere = Read<NoResult>(SampleStatements.NoResult, payload => (payload.NoResult.Precinct, payload.NoResult.Reason) = ("P/9", ""));
        Assert.Equal((new ResultPlace(new ContestIndex(0), null, null), new Grounds(false, true)), (elsewhere.Place, elsewhere.Grounds));
    }

    [Fact]
    public void An_annulment_and_what_it_replaces()
    {
        var said = Read<Annulment>(SampleStatements.Annulment, payload => payload.Replaces = SampleElection.Id);
        Assert.Equal(new Annulment(Place, AnnulmentDecision.Annul, Both), said);
        Assert.Equal(SampleElection.Election.Id.Value, statement.Replaces.Value);
        said = Read<Annulment>(SampleStatements.Annulment, payload => (payload.Annulment.Contest, payload.Annulment.LegalBasis) = ("district-1", ""));
        Assert.Equal((new ResultPlace(new ContestIndex(1), new PrecinctIndex(1), new SlotIndex(2)), new Grounds(true, false)), (said.Place, said.Grounds));
        Assert.Null(Read<Annulment>(SampleStatements.Annulment, payload => (payload.Annulment.Contest, payload.Annulment.Precinct) = ("district-1", "P/1")).Place.Slot);
    }

    [Fact]
    public void Changes_of_the_registry()
    {
        var stations = Read<RegistryChange>(SampleStatements.Stations, payload => payload.RegistryChange.Stations.Close.Add("P/9"));
        Assert.Equal([new PrecinctIndex(0), null], stations.Stations!.Close);
        var opened = Assert.Single(stations.Stations.Open);
        Assert.Equal(("P/3", 10, new AreaIndex(0), new ContestIndex(0)), (opened.Code, opened.Registered, opened.Areas[0], opened.Contests[0]));
        Assert.Equal((null, null, Both), (stations.Withdrawal, stations.Hours, stations.Grounds));

        Assert.Equal(new Withdrawal(new ContestIndex(0), 1), Read<RegistryChange>(SampleStatements.Withdrawal).Withdrawal);
        Assert.Equal(new Withdrawal(new ContestIndex(0), null), Withdrawing("party-list", "z"));
        Assert.Equal(new Withdrawal(null, null), Withdrawing("x", "b"));

        var hours = Read<RegistryChange>(SampleStatements.ExtendedHours).Hours;
        Assert.Equal(new ExtendedHours(Timestamp.FromMilliseconds(1_900_000_003_000), Timestamp.FromMilliseconds(1_900_000_004_000)), hours);
    }

    [Fact]
    public void An_endorsement() =>
        Assert.Equal(new Endorsement(Place, new StatementId(SampleElection.Election.Id.Value)), Read<Endorsement>(SampleStatements.Endorsement));

    [Fact]
    public void A_certification()
    {
        var said = Read<Certification>(SampleStatements.Certification, payload => payload.Certification.Outstanding.Add("P/9"));
        Assert.Equal((new ContestIndex(0), 7L, 6, Both), (said.Contest!.Value, said.CheckpointSize, said.Lines, said.Grounds));
        Assert.Equal(SampleStatements.Hash.ToByteArray(), said.CheckpointRoot.ToArray());
        Assert.Equal([1000, 0, 640, 638, 12, 626, 400, 200, 26], said.Figures);
        Assert.Equal([46, 23, 0], said.Seats);
        Assert.Equal([new PrecinctIndex(0), null], said.Outstanding);
        Assert.Equal([new StatementId(SampleElection.Election.Id.Value)], said.AreaProtocols);
        Assert.Null(Read<Certification>(SampleStatements.Certification, payload => payload.Certification.Contest = "x").Contest);
    }

    [Fact]
    public void A_reopening() => Assert.Equal(new Reopening(new ContestIndex(0), Both), Read<Reopening>(SampleStatements.Reopening));

    [Fact]
    public void Mandates()
    {
        var said = Read<MandateAssignment>(SampleStatements.MandateAssignment);
        Assert.Equal((new ContestIndex(0), 0, 1, true), (said.Contest!.Value, said.Selection!.Value, said.QuotaMembers, said.HasReason));
        Assert.Equal(["А. Әлиева", "B. Berg"], said.Mandates);
        Assert.Null(Read<MandateAssignment>(SampleStatements.MandateAssignment, payload => payload.MandateAssignment.Selection = "z").Selection);
    }

    /// <summary>Where two fields are wrong, the one with the lower number is named; a step within a oneof before what follows it.</summary>
    [Theory]
    [InlineData("no_result.contest")]
    [InlineData("registry_change.stations.close[0]")]
    [InlineData("endorsement.precinct")]
    [InlineData("certification.legal_basis")]
    [InlineData("reopening.reason")]
    [InlineData("mandate_assignment.mandates[0]")]
    public void The_first_problem_is_named(string field)
    {
        var payload = SampleStatements.All.Select(sample => sample.Payload).First(sample => field.StartsWith(NameOf(sample), StringComparison.Ordinal));
        DamageTwice(payload);
        Assert.Equal(field, StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, statement)?.Field);
    }

    private static string NameOf(V1.Payload payload) => V1.Payload.Descriptor.FindFieldByNumber((int)payload.ContentCase).Name + ".";

    private static void DamageTwice(V1.Payload payload)
    {
        var tooLong = new string('x', 501);
        switch (payload.ContentCase)
        {
            case V1.Payload.ContentOneofCase.NoResult: (payload.NoResult.Contest, payload.NoResult.Precinct) = ("", ""); break;
            case V1.Payload.ContentOneofCase.RegistryChange: (payload.RegistryChange.Stations.Close[0], payload.RegistryChange.Reason) = ("", tooLong); break;
            case V1.Payload.ContentOneofCase.Endorsement: (payload.Endorsement.Precinct, payload.Endorsement.StatementId) = ("", MalformedStatements.Zeros(1)); break;
            case V1.Payload.ContentOneofCase.Certification: (payload.Certification.LegalBasis, payload.Certification.Reason) = (tooLong, tooLong); break;
            case V1.Payload.ContentOneofCase.Reopening: (payload.Reopening.Reason, payload.Reopening.LegalBasis) = (tooLong, tooLong); break;
            default: (payload.MandateAssignment.Mandates[0], payload.MandateAssignment.Reason) = (" ", tooLong); break;
        }
    }

    private Withdrawal? Withdrawing(string contest, string selection) => Read<RegistryChange>(
        SampleStatements.Withdrawal,
        payload => payload.RegistryChange.Withdrawal = new V1.Withdrawal { Contest = contest, Selection = selection }).Withdrawal;

    private T Read<T>(V1.Payload payload, Action<V1.Payload>? alter = null)
        where T : StatementContent
    {
        alter?.Invoke(payload);
        Assert.Null(StatementDecoder.Decode(payload.ToByteArray(), SampleElection.Election, statement));
        Assert.Equal(statement.Kind, statement.Content!.Kind);
        return statement.Says<T>();
    }
}
