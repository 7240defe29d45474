using Tabulation.Contracts.V1;
using Tabulation.Samples.Definitions;

namespace Tabulation.Samples.Kazakhstan2023;

/// <summary>The results protocol, the same for both kinds of contest: what a station's protocol accounts for, in our own wording.</summary>
internal static class Protocol
{
    /// <summary>Order of the lines: as <see cref="Lines"/> gives their figures.</summary>
    public static Form Form => Wording
        .Aggregate(new FormSketch("protocol"), (form, line) => form.Line(line.Code, line.Role, line.Names.Texts))
        .Equation(
            "RECEIVED", ["received"], Relation.Equal, ["issued_at_station", "issued_outside", "cancelled", "spoiled"], Disposition.Flag)
        .Equation("MOBILE", ["in_mobile_boxes"], Relation.AtMost, ["issued_outside"], Disposition.Flag)
        .Equation("SORTED", ["in_mobile_boxes", "in_stationary_boxes"], Relation.Equal, ["invalid", "valid"], Disposition.Refuse)
        .Done();

    private static IEnumerable<(string Code, LineRole Role, Names Names)> Wording =>
    [
        ("registered", LineRole.Registered,
            new("Сайлаушылар тізіміндегі азаматтар", "Избирателей в списке", "Voters on the roll")),
        ("received", LineRole.Received,
            new("Учаске алған бюллетеньдер", "Бюллетеней получено участком", "Ballots received by the station")),
        ("issued_at_station", LineRole.IssuedAtStation,
            new("Учаскеде берілген бюллетеньдер", "Бюллетеней выдано на участке", "Ballots issued at the station")),
        ("issued_outside", LineRole.IssuedOutside,
            new("Учаскеден тыс берілген бюллетеньдер", "Бюллетеней выдано вне участка", "Ballots issued outside the station")),
        ("cancelled", LineRole.Cancelled,
            new("Күші жойылған бюллетеньдер", "Погашено неиспользованных бюллетеней", "Unused ballots cancelled")),
        ("spoiled", LineRole.Spoiled,
            new("Бүлінген бюллетеньдер", "Испорчено бюллетеней", "Ballots spoiled and replaced")),
        ("in_mobile_boxes", LineRole.InMobileBoxes,
            new("Тасымалды жәшіктердегі бюллетеньдер", "Бюллетеней в переносных урнах", "Ballots in mobile boxes")),
        ("in_stationary_boxes", LineRole.InStationaryBoxes,
            new("Стационарлық жәшіктердегі бюллетеньдер", "Бюллетеней в стационарных урнах", "Ballots in stationary boxes")),
        ("invalid", LineRole.Invalid,
            new("Жарамсыз бюллетеньдер", "Недействительных бюллетеней", "Invalid ballots")),
        ("valid", LineRole.Valid,
            new("Жарамды бюллетеньдер", "Действительных бюллетеней", "Valid ballots")),
    ];

    /// <summary>A station's lines in the list contest.</summary>
    public static IEnumerable<long> LinesOfList(Station station, Ballots ballots) =>
        Lines(station, ballots.Issued[^1], ballots.Outside, ballots.SpoiledList, ballots.List[^1]);

    /// <summary>A station's lines in its district's contest.</summary>
    public static IEnumerable<long> LinesOfDistrict(Station station, Ballots ballots) =>
        Lines(station, ballots.Issued[^1], ballots.Outside, ballots.SpoiledDistrict, ballots.District[^1]);

    /// <summary>A station's lines in one contest. Every ballot issued is found in a box, and all lines add up.</summary>
    /// <param name="station">The station.</param>
    /// <param name="issued">Ballots issued there, those outside included.</param>
    /// <param name="outside">Of these, outside the station.</param>
    /// <param name="spoiled">Ballots spoiled and replaced.</param>
    /// <param name="invalid">Invalid ballots.</param>
    private static IEnumerable<long> Lines(Station station, int issued, int outside, int spoiled, int invalid)
    {
        var received = station.Registered + (station.Registered / 100) + 5;
        return
        [
            station.Registered, received, issued - outside, outside, received - issued - spoiled, spoiled,
            outside, issued - outside, invalid, issued - invalid,
        ];
    }
}
