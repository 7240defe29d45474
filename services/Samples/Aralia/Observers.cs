using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>
/// Two groups of observers: one commits to a random sample before the polls open and looks there; another, accredited on the day, looks
/// where it likes.
/// </summary>
internal static class Observers
{
    private const int Minute = 60;
    private const int Hour = 3_600;
    private const int InRegion = 10;

    public static IEnumerable<Step> Of(
        Rehearsal rehearsal, IReadOnlyList<Station> stations, Cast cast, Figures figures, IReadOnlyList<Story> stories)
    {
        var random = SplitMix64.For(rehearsal.Seed, "observers");
        var sample = Draw(stations, cast, random);
        var hash = ByteString.CopyFrom(SHA256.HashData(sample.ToByteArray()));
        var commitment = new Step(
            -13 * Hour, Says(Registry.Lamp, new ObserverSample { Commitment = hash }), null, null,
            note: "A random sample is committed to, before the polls open");
        var accreditation = Accreditation(rehearsal);
        var lists = stories.Where(story => story.Contest == Registry.Lists).ToDictionary(story => story.Station.Code);
        var copies = sample.Strata.SelectMany(stratum => stratum.Precincts).Select(code => lists[code])
            .Where(story => story.Reported is not null && cast[story.Station.Number] != Incident.Late)
            .Select(story => Copy(Registry.Lamp, story, figures.Lists[story.Station.Number], random, null));
        var others = lists.Values.Where(
            story => cast[story.Station.Number] is Incident.AnnulledReinstated or Incident.AsWritten or Incident.Mistyped)
            .Select(story => Copy(Registry.Beacon, story, figures.Lists[story.Station.Number], random, accreditation));
        var mismatch = lists.Values.Where(story => cast[story.Station.Number] == Incident.Annulled)
            .Select(story => Copy(Registry.Beacon, story, Fewer(figures.Lists[story.Station.Number]), random, accreditation));
        var disclosure = new Step(
            24 * Hour, Says(Registry.Lamp, new ObserverSample { Disclosure = sample }), null, commitment,
            note: "The sample is told as it was committed to");
        return [commitment, accreditation, .. copies, .. others, .. mismatch, disclosure];
    }

    private static SampleDisclosure Draw(IReadOnlyList<Station> stations, Cast cast, SplitMix64 random)
    {
        var sample = new SampleDisclosure { Contest = Registry.Lists };
        for (var region = 0; region < Country.Regions.Count; region++)
        {
            var known = stations.Where(station => station.Region == region && !cast.IsNew(station.Number)).ToList();
            var drawn = random.Order(known.Count).Take(InRegion).Order().Select(number => known[number].Code);
            sample.Strata.Add(new SampleStratum { Area = Registry.RegionCode(region), Precincts = { drawn } });
        }

        var salt = new byte[16];
        for (var i = 0; i < salt.Length; i++) salt[i] = (byte)random.Below(256);
        sample.Salt = ByteString.CopyFrom(salt);
        return sample;
    }

    private static Step Accreditation(Rehearsal rehearsal)
    {
        var authority = Definitions.Commission.WithRole(
            AuthorityRole.Observer, Registry.Beacon, Definitions.Names.English("The Beacon, citizens' watch"), rehearsal.PublicKeyOf);
        var change = new AuthorityChange { Add = authority, Reason = "Accredited after its appeal was heard" };
        return new Step(
            (-12 * Hour) - (30 * Minute), new Payload { Authority = Registry.Root, AuthorityChange = change }, null, null,
            note: change.Reason);
    }

    private static Step Copy(string observer, Story story, Protocol seen, SplitMix64 random, Step? follows)
    {
        var copy = new ObserverCopy { Contest = story.Contest, Precinct = story.Station.Code, Lines = { seen.Lines },
            Votes = { seen.Votes } };
        var time = story.Steps[0].Second + random.Between(5 * Minute, 90 * Minute);
        return new Step(time, new Payload { Authority = observer, ObserverCopy = copy }, null, follows ?? story.After);
    }

    /// <summary>Forty votes fewer for the first list: what the observers say they saw.</summary>
    private static Protocol Fewer(Protocol reported) => reported.Vote(0, -Math.Min(40, reported.Votes[0]));

    private static Payload Says(string observer, ObserverSample sample) => new() { Authority = observer, ObserverSample = sample };
}
