using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Recount.Tests.Verifying;

/// <summary>The verifier in deploy/verifier follows every kind of statement to the same bytes, and believes none that the rules refuse.</summary>
public sealed class WholeElectionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly NoteSigner signer = new(PublishedLog.Origin, Ed25519SigningKey.Create());

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(AnnulmentEffect.Unspecified)]
    [InlineData(AnnulmentEffect.KeepRegistered)]
    [InlineData(AnnulmentEffect.KeepLines)]
    public async Task It_follows_every_kind_of_statement(AnnulmentEffect effect)
    {
        var election = WholeNight.Election(effect);
        var leaves = WholeNight.Play(election).Leaves;
        Assert.Equal(Enum.GetValues<Payload.ContentOneofCase>().Skip(1), KindsIn(leaves).Order());
        await AgreesAsync(election, leaves);
    }

    /// <summary>At every size, so that each statement's effect is seen before another covers it.</summary>
    [Fact]
    public async Task It_arrives_at_the_same_bytes_after_every_entry()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var leaves = WholeNight.Play(election).Leaves;
        for (var size = new LedgerScript(election).Leaves.Count + 1; size < leaves.Count; size++) await AgreesAsync(election, [.. leaves.Take(size)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_reports_and_an_endorsement_make_a_result_count(bool endorsed)
    {
        var election = WholeNight.Election(
            AnnulmentEffect.Unspecified, [SmallElectionSettings.ReportTwice, .. endorsed ? [SmallElectionSettings.Endorse] : Array.Empty<RulePolicy>()]);
        var leaves = WholeNight.PlayTwice(election).Leaves;
        for (var size = new LedgerScript(election).Leaves.Count + 1; size <= leaves.Count; size++) await AgreesAsync(election, [.. leaves.Take(size)]);
    }

    /// <summary>Whatever the rules take, in any order: both count it alike.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task It_agrees_on_any_night(int seed)
    {
        var night = new RandomNight(seed);
        var leaves = night.Play(400);
        for (var size = leaves.Count; size > 60; size -= 60) await AgreesAsync(night.Election, [.. leaves.Take(size)]);
    }

    [Fact]
    public void Random_nights_have_every_statement_about_results()
    {
        var kinds = Enumerable.Range(1, 8).SelectMany(seed => KindsIn(new RandomNight(seed).Play(400))).ToHashSet();
        Payload.ContentOneofCase[] expected =
        [
            Payload.ContentOneofCase.PrecinctResult, Payload.ContentOneofCase.Review, Payload.ContentOneofCase.NoResult, Payload.ContentOneofCase.Annulment,
            Payload.ContentOneofCase.RegistryChange, Payload.ContentOneofCase.Endorsement,
        ];
        Assert.Subset(kinds, expected.ToHashSet());
    }

    [Fact]
    public async Task What_is_decided_about_results_is_held_against_the_rules()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(2_500).Add(election, 0).Add(election, 1, election.Overfull(1));
        var counted = script.CurrentAt(0);
        await RefusesAsync("as court", election, script, election.North, election.Annulment(0, counted));
        await RefusesAsync("replace", election, script, election.Court, election.Annulment(0, script.CurrentAt(1)));
        await RefusesAsync("HELD", election, script, election.Court, election.Annulment(1, script.CurrentAt(1)));
        await RefusesAsync("COUNTED", election, script, election.Court, election.Annulment(0, counted, AnnulmentDecision.Reinstate));
        await RefusesAsync("COUNTED", election, script, election.North, election.NoResult(0).Replacing(counted));
        await RefusesAsync("speak for", election, script, election.South, election.NoResult(4));
        await RefusesAsync("its own", election, script, election.North, election.Endorsement(0, counted));
        await RefusesAsync("its own", election, script, election.Root, election.Endorsement(0, script.CurrentAt(1)));
        await RefusesAsync("neither held nor flagged", election, script, election.Root, election.Review(counted));
        await RefusesAsync("may not change the registry", election, script, election.North, election.Withdrawal("d1", "y"));
        await RefusesAsync("cannot close", election, script, election.Root, election.Change(new StationsChange { Close = { "P000" } }));
        var known = new Precinct { Code = "P004", Areas = { 2, 5 }, Contests = { 0 } };
        await RefusesAsync("was there before", election, script, election.Root, election.Change(new StationsChange { Open = { known } }));
        Precinct[] twins = [new(known) { Code = "P901", ExternalId = "x:1" }, new(known) { Code = "P902", ExternalId = "x:1" }];
        await RefusesAsync("external id", election, script, election.Root, election.Change(new StationsChange { Open = { twins } }));
        await RefusesAsync("These hours", election, script, election.Root, election.Extension(1_800_000_000_000, 1_800_000_000_000));
        script.Add(election.Court, election.Annulment(0, counted));
        await RefusesAsync("is annulled", election, script, election.North, election.Result(0).Replacing(script.Last));
        await RefusesAsync("its own", election, script, election.Root, election.Endorsement(0, counted));
    }

    [Fact]
    public async Task What_stands_beside_the_totals_is_held_against_the_rules()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var sample = new SampleDisclosure
        {
            Contest = "d1", Salt = ByteString.CopyFrom(new byte[16]), Strata = { new SampleStratum { Precincts = { "P000" } } },
        };
        var script = new LedgerScript(election).Add(election.Observer, election.Commitment(sample)).Wait(2_500);
        script.Add(election.North, election.Turnout(0, 1, 500));
        await RefusesAsync("as commission", election, script, election.South, election.Protocol(script, "N"));
        await RefusesAsync("as commission", election, script, election.South, election.Turnout(0, 0, 100));
        await RefusesAsync("replace", election, script, election.North, election.Turnout(0, 1, 501));
        await RefusesAsync("as commission", election, script, election.North, election.Protocol(script));
        await RefusesAsync("as observer", election, script, election.North, election.Copy(0));
        await RefusesAsync("as pollster", election, script, election.Observer, election.ExitPoll());
        await RefusesAsync("open already", election, script, election.Observer, election.Commitment(sample));
        await RefusesAsync("no observer", election, script, election.Pollster, election.Disclosure(sample));
        script.Add(election.Observer, election.Copy(2));
        await RefusesAsync("cannot close", election, script, election.Root, election.Change(new StationsChange { Close = { "P002" } }));
        var other = new SampleDisclosure(sample) { Strata = { new SampleStratum { Precincts = { "P002" } } } };
        await RefusesAsync("not what WATCH committed to", election, script, election.Observer, election.Disclosure(other));
    }

    [Fact]
    public async Task Certifications_are_held_against_the_entries()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = WholeNight.Play(election);
        var certified = script.Last;
        await RefusesAsync("is certified", election, script, election.North, election.Result(4, 2).Replacing(script.CurrentAt(4)));
        await RefusesAsync("is certified", election, script, election.Root, election.Withdrawal(SmallElection.List, "c"));
        await RefusesAsync("as court", election, script, election.Root, election.Reopening(certified));
        await RefusesAsync("replace", election, script, election.Court, election.Reopening(certified));
        await RefusesAsync("more or fewer", election, script, election.Root, election.Mandates("b", 0));
        script.Add(election.Court, election.Reopening(CertificationOf(script)));
        await RefusesAsync("another root", election, script, election.Root, Altered(election, script, said => said.CheckpointSize--));
        await RefusesAsync("last change", election, script, election.Root, Altered(election, script, said =>
            (said.CheckpointSize, said.CheckpointRoot) = (1, ByteString.CopyFrom(Rfc6962.LeafHash(script.Leaves[0].Span).ToArray()))));
        await RefusesAsync("not what the entries come to", election, script, election.Root, Altered(election, script, said => said.Votes[0]++));
        await RefusesAsync("area protocols", election, script, election.Root, Altered(election, script, said => said.AreaProtocols.RemoveAt(0)));
        await RefusesAsync("without a result", election, script, election.Root, Altered(election, script, said => said.Outstanding.Add("P004")));
        await RefusesAsync("replace", election, script, election.Root, election.Certification(script).Replacing(certified));
        await RefusesAsync("as commission", election, script, election.North, election.Certification(script));
    }

    /// <summary>Seats in the districts let lists in.</summary>
    [Fact]
    public async Task What_rests_on_other_contests_is_certified_after_them_and_opened_before()
    {
        var election = new SmallElection(new SmallElectionSettings { Precincts = 4, Whole = true, Waiver = 1 });
        var script = new LedgerScript(election).Wait(2_500);
        foreach (var precinct in Enumerable.Range(0, 4))
            script.Add(election, precinct).Add(election.CommissionOf(precinct), election.Result(precinct, contest: $"d{1 + (precinct % 2)}"));
        var (size, root, counted) = ((ulong)script.Leaves.Count, script.Root, script.Last);
        await RefusesAsync("decide who takes part", election, script, election.Root, election.Certification(script));
        script.Add(election.Root, election.Certification(script, "d1")).Add(election.Root, election.Certification(script, "d2"));
        var district = script.Last;
        script.Add(election.Root, election.Certification(script));
        var lists = script.Last;
        await AgreesAsync(election, script.Leaves);
        await RefusesAsync("list, which rests on its seats, is certified", election, script, election.Court, election.Reopening(district, "d2"));
        script.Add(election.Court, election.Reopening(lists)).Add(election.Court, election.Reopening(district, "d2"));
        script.Add(election.CommissionOf(3), election.Result(3, 1, "d2").Replacing(counted)).Add(election.Root, election.Certification(script, "d2"));
        await RefusesAsync("last change", election, script, election.Root, Altered(election, script, said => (said.CheckpointSize, said.CheckpointRoot) = (size, root)));
        await AgreesAsync(election, script.Add(election.Root, election.Certification(script)).Leaves);
    }

    /// <summary>Which seats follow from votes it does not work out: that those published are those certified, it sees.</summary>
    [Fact]
    public async Task Certified_seats_are_those_published()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = WholeNight.Play(election);
        script.Add(election.Court, election.Reopening(CertificationOf(script)));
        var certification = Altered(election, script, said => (said.Seats[0], said.Seats[1]) = (said.Seats[0] - 1, said.Seats[1] + 1));
        var leaves = With(script, election.Root.Sign(certification), Domain.Rules.Verdict.Clean);
        PublishedLog.Of(leaves, signer).WriteTo(folder.Path);
        script.Add(election.Root, election.Certification(script));
        Directory.CreateDirectory(folder.File("results"));
        await File.WriteAllBytesAsync(folder.File($"results/{leaves.Count}"), PublishedLog.ResultsOf(election, script.Leaves));
        var (code, report) = await SecondVerifier.RunAsync(folder.Path, election.Signed.Id.ToString(), $"{signer.Verifier}");
        Assert.Equal((1, $"results/{leaves.Count}"), (code, (string?)report!["file"]));
        Assert.Contains("seats", (string?)report["what"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_report_comes_from_another_key()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified, SmallElectionSettings.ReportTwice);
        var key = SigningKey.Create();
        StatementSigner[] twins = [new("ONE", key, NonceSecret.Create()), new("TWO", key, NonceSecret.Create())];
        var script = new LedgerScript(election).Wait(2_500);
        foreach (var twin in twins) script.Add(election.Root, Addition(election, twin));
        script.Add(twins[0], election.Result(0));
        await RefusesAsync("replace", election, script, twins[1], election.Result(0));
        await RefusesAsync("SECOND_REPORT_AWAITED", election, script, twins[1], election.Result(0).Replacing(script.Last));
        script.Add(election.North, election.Result(0, 1));
        await RefusesAsync("Two reports", election, script, election.Root, election.Result(0));
        await RefusesAsync("differs from its own", election, script, election.North, election.Review(script.CurrentAt(0)));
        await RefusesAsync("differs from its own", election, script, twins[1], election.Review(script.Last));
    }

    /// <summary>Also where whoever speaks has changed the key that both had.</summary>
    [Fact]
    public async Task Two_that_had_one_key_are_one_official()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified, SmallElectionSettings.Endorse);
        var key = SigningKey.Create();
        StatementSigner[] twins = [new("ONE", key, NonceSecret.Create()), new("TWO", key, NonceSecret.Create())];
        var script = new LedgerScript(election).Wait(2_500);
        foreach (var twin in twins) script.Add(election.Root, Addition(election, twin));
        var renewed = new StatementSigner(twins[1].Authority, SigningKey.Create(), NonceSecret.Create());
        var rotation = new KeyRotation { Authority = renewed.Authority, PublicKey = ByteString.CopyFrom(renewed.PublicKey.Bytes.Span) };
        script.Add(election.Root, new Payload { ElectionId = election.Id, AuthorityChange = new AuthorityChange { Rotate = rotation, Reason = "Found." } });
        script.Add(twins[0], election.Overfull(0));
        await RefusesAsync("its own", election, script, renewed, election.Endorsement(0, script.Last));
        await RefusesAsync("its own", election, script, renewed, election.Review(script.Last));
    }

    [Fact]
    public async Task Nothing_is_certified_before_the_release_hour()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified);
        var script = new LedgerScript(election).Wait(500);
        var close = election.Settings.PollsClose.ToUnixTimeMilliseconds();
        script.Add(election.Root, election.Extension(close, close + 60_000)).Wait(5_000);
        for (var precinct = 0; precinct < election.Settings.Precincts; precinct++) script.Add(election, precinct);
        await RefusesAsync("before its time", election, script, election.Root, election.Certification(script));
        Assert.False(script.TryAdd(election.Root, election.Certification(script)));
        script.Wait(60_000).Add(election.Root, election.Certification(script));
        await AgreesAsync(election, script.Leaves);
    }

    [Fact]
    public async Task A_verdict_is_that_of_its_rules()
    {
        var election = WholeNight.Election(AnnulmentEffect.Unspecified, SmallElectionSettings.Endorse);
        var script = new LedgerScript(election).Wait(2_500);
        await RefusesAsync("ENDORSEMENT_AWAITED", election, script, election.North, election.Result(0));
        Domain.Rules.Verdict flagged = new(Domain.Rules.Disposition.Flag, ["ENDORSEMENT_AWAITED"]);
        await RefusesAsync("not that of the rules", election, script, election.North, election.Result(0), flagged);
        Domain.Rules.Verdict unknown = new(Domain.Rules.Disposition.Hold, ["ENDORSEMENT_AWAITED", "UNKNOWN_CONTEST"]);
        await RefusesAsync("names a rule", election, script, election.North, election.Result(0), unknown);
    }

    private static IEnumerable<Payload.ContentOneofCase> KindsIn(IEnumerable<ReadOnlyMemory<byte>> leaves) =>
        leaves.Select(leaf => Payload.Parser.ParseFrom(Entry.Parser.ParseFrom(leaf.Span).Envelope.Payload).ContentCase).Distinct();

    private static Payload Addition(SmallElection election, StatementSigner signer) => new()
    {
        ElectionId = election.Id,
        AuthorityChange = new AuthorityChange
        {
            Add = new Authority(election.Registry.Authorities[0]) { Code = signer.Authority, PublicKey = ByteString.CopyFrom(signer.PublicKey.Bytes.Span) },
            Reason = "More hands.",
        },
    };

    private static Payload Altered(SmallElection election, LedgerScript script, Action<Certification> alter)
    {
        var payload = election.Certification(script);
        alter(payload.Certification);
        return payload;
    }

    private static ByteString CertificationOf(LedgerScript script) =>
        ByteString.CopyFrom(script.State.Beside.Certifications.All.Single().Value.Id.Value.ToArray());

    /// <summary>As the log of an intake that does not hold with the rules would have it.</summary>
    private async Task RefusesAsync(
        string what, SmallElection election, LedgerScript script, StatementSigner speaker, Payload payload, Domain.Rules.Verdict? verdict = null)
    {
        var leaves = With(script, speaker.Sign(payload), verdict ?? Domain.Rules.Verdict.Clean);
        PublishedLog.Of(leaves, signer).WriteTo(folder.Path);
        var (code, report) = await SecondVerifier.RunAsync(folder.Path, election.Signed.Id.ToString(), $"{signer.Verifier}");
        Assert.Equal((1, leaves.Count - 1), (code, (int?)report!["position"]));
        Assert.Contains(what, (string?)report["what"], StringComparison.Ordinal);
    }

    private static List<ReadOnlyMemory<byte>> With(LedgerScript script, Envelope envelope, Domain.Rules.Verdict verdict) =>
        [.. script.Leaves, EntryCodec.Encode(script.Leaves.Count, script.Next, envelope.Payload.Memory, envelope.Proof(), verdict)];

    private async Task AgreesAsync(SmallElection election, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        PublishedLog.Of(election, leaves, signer).WriteTo(folder.Path);
        var (code, report) = await SecondVerifier.RunAsync(folder.Path, election.Signed.Id.ToString(), $"{signer.Verifier}");
        Assert.True(code == 0, $"{leaves.Count}: {report?.ToJsonString()}");
    }
}
