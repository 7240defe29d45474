using System.Globalization;
using Tabulation.Contracts.V1;

namespace Tabulation.Samples.Aralia;

/// <summary>Who takes the lists' seats; one withdraws and is replaced, and one list misses the quota.</summary>
internal static class Mandates
{
    private const int Time = 30 * 3_600;
    private const string WithoutQuota = "hill";
    private const string Replaced = "river";

    /// <param name="certificate">The lists' certificate, which must be recorded before.</param>
    public static IEnumerable<Step> Of(Step certificate)
    {
        foreach (var list in Country.Lists.Where(list => list.Seats > 0))
        {
            var misses = list.Code == WithoutQuota;
            var (verdict, note) = misses ? (Disposition.Flag, "The quota is not met") : (Disposition.Unspecified, "");
            var first = Assign(list, 0, Time, null, certificate, verdict, note);
            yield return first;
            if (list.Code == Replaced)
                yield return Assign(
                    list, 1, Time + 7_200, first, first, Disposition.Unspecified, "One withdrew; the next on the list takes the seat");
        }
    }

    private static Step Assign(List list, int withdrawn, int time, Step? replaces, Step follows, Disposition verdict, string note)
    {
        var mandates = Enumerable.Range(1 + withdrawn, list.Seats)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{list.Name}, number {number}"));
        var assignment = new MandateAssignment
        {
            Contest = Registry.Lists,
            Selection = list.Code,
            Mandates = { mandates },
            QuotaMembers = verdict == Disposition.Flag ? 0 : (uint)(((list.Seats * 30) + 99) / 100),
            Reason = replaces is null ? "" : note,
        };
        return new Step(time, new Payload { Authority = Registry.Root, MandateAssignment = assignment }, replaces, follows, verdict, note);
    }
}
