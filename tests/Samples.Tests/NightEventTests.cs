using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Tests;

public class NightEventTests
{
    private static readonly ByteString s_election = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]);
    private static readonly Sample s_sample = SampleCatalogue.Find("aralia")!.Build(TestKeys.Rehearsal(1));

    [Fact]
    public void Numbers_count_up_and_times_never_fall() => Assert.All(SampleCatalogue.All, entry =>
    {
        var night = entry.Build(TestKeys.Rehearsal(3)).Night;
        Assert.Equal(Enumerable.Range(0, night.Count), night.Select(told => told.Number));
        Assert.Equal(night.Select(told => told.AfterPollsClose).Order(), night.Select(told => told.AfterPollsClose));
    });

    [Fact]
    public void Each_follows_the_last_one_about_the_same_contest_and_precinct() => Assert.All(SampleCatalogue.All, entry =>
    {
        var night = entry.Build(TestKeys.Rehearsal(3)).Night;
        var last = new Dictionary<(string Contest, string Precinct), int>();
        foreach (var told in night)
        {
            Assert.True(told.Follows is null || told.Follows < told.Number);
            Assert.True(told.RefersTo is null || told.RestsOnCheckpoint || told.RefersTo <= told.Follows);
            if (PlaceOf(told, night) is not { } place) continue;
            if (last.TryGetValue(place, out var previous)) Assert.True(told.Follows >= previous);
            last[place] = told.Number;
        }
    });

    [Fact]
    public void What_is_cited_are_area_protocols_told_before() => Assert.All(s_sample.Night.Where(told => told.Cites.Count > 0), told =>
    {
        Assert.NotNull(told.Draft.Certification);
        Assert.All(told.Cites, cited => Assert.Equal(told.Draft.Certification.Contest, s_sample.Night[cited].Draft.AreaProtocol.Contest));
        var ids = told.Complete(s_election, IdOf).Certification.AreaProtocols;
        Assert.Equal(told.Cites.Select(IdOf).Select(id => id.ToBase64()).Order(), ids.Select(id => id.ToBase64()).Order());
    });

    [Fact]
    public void A_correction_names_what_it_replaces_and_a_review_what_it_decides_on()
    {
        foreach (var told in s_sample.Night)
        {
            var payload = told.Complete(s_election, IdOf);
            Assert.Equal(s_election, payload.ElectionId);
            var referred = payload.Review?.StatementId ?? payload.Endorsement?.StatementId ?? payload.Replaces;
            Assert.Equal(told.RefersTo is { } earlier ? IdOf(earlier) : ByteString.Empty, referred);
        }
    }

    [Fact]
    public void Completing_leaves_the_draft_as_it_was()
    {
        var told = s_sample.Night.First(known => known.RefersTo is not null);
        var before = told.Draft.Clone();
        told.Complete(s_election, _ => s_election);
        Assert.Equal(before, told.Draft);
    }

    private static ByteString IdOf(int number) => ByteString.CopyFromUtf8($"statement {number}");

    /// <summary>Contest and precinct of what changes what counts there.</summary>
    private static (string Contest, string Precinct)? PlaceOf(NightEvent told, IReadOnlyList<NightEvent> night) =>
        told.Draft.ContentCase switch
    {
        Payload.ContentOneofCase.PrecinctResult => (told.Draft.PrecinctResult.Contest, told.Draft.PrecinctResult.Precinct),
        Payload.ContentOneofCase.NoResult => (told.Draft.NoResult.Contest, told.Draft.NoResult.Precinct),
        Payload.ContentOneofCase.Annulment => (told.Draft.Annulment.Contest, told.Draft.Annulment.Precinct),
        Payload.ContentOneofCase.Endorsement => (told.Draft.Endorsement.Contest, told.Draft.Endorsement.Precinct),
        Payload.ContentOneofCase.Review => PlaceOf(night[told.RefersTo!.Value], night),
        _ => null,
    };
}
