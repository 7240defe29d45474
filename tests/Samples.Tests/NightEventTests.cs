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
        foreach (var told in night.Where(known => known.Draft.Lot is null))
        {
            var result = told.Draft.PrecinctResult ?? night[told.RefersTo!.Value].Draft.PrecinctResult;
            int? previous = last.TryGetValue((result.Contest, result.Precinct), out var number) ? number : null;
            Assert.Equal(previous, told.Follows);
            Assert.True(told.RefersTo is null || told.RefersTo <= told.Follows);
            last[(result.Contest, result.Precinct)] = told.Number;
        }
    });

    [Fact]
    public void A_correction_names_what_it_replaces_and_a_review_what_it_decides_on()
    {
        foreach (var told in s_sample.Night)
        {
            var payload = told.Complete(s_election, IdOf);
            Assert.Equal(s_election, payload.ElectionId);
            Assert.Equal(told.RefersTo is { } earlier ? IdOf(earlier) : ByteString.Empty, payload.Review?.StatementId ?? payload.Replaces);
        }

        static ByteString IdOf(int number) => ByteString.CopyFromUtf8($"statement {number}");
    }

    [Fact]
    public void Completing_leaves_the_draft_as_it_was()
    {
        var told = s_sample.Night.First(known => known.RefersTo is not null);
        var before = told.Draft.Clone();
        told.Complete(s_election, _ => s_election);
        Assert.Equal(before, told.Draft);
    }
}
